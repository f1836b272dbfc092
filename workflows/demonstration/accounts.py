"""Says which accounts of the demonstration to try, and what for."""

#: The addresses worth knowing; in every borough the five roles are the same.
TO_TRY = (
    ("lead@bexley.example", "leads a borough: its published plan, what is late, what waits for acceptance"),
    ("owner@bexley.example", "owns actions: says how they stand, or that they are done"),
    ("procurement@bexley.example", "owns the work on suppliers"),
    ("training@bexley.example", "owns the work on training"),
    ("viewer@bexley.example", "a councillor: reads and changes nothing"),
    ("lead@hammersmith-and-fulham.example", "keeps the board of three boroughs: meetings, minutes, training"),
    ("lead@islington.example", "has a board that nobody leads; Harrow and the City lack more still"),
    ("joint@rbkc-westminster.example", "leads two boroughs and switches between them"),
    ("chair@lmsl.example", "chairs the network, which has a plan of its own"),
    ("secretariat@lmsl.example", "runs the network; also executive@ and analyst@"),
    ("lead@barnet.example", "has a referral pathway of its own, and a stale entry in the directory"),
    ("member@met.example", "a partner organisation: looks up whom to ring"),
)
