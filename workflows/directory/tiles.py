"""London as a map of squares: one for each authority, roughly where it lies."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tile:
    """Where a square stands, counted from the north-west, and what it says where there is little room."""

    column: int
    row: int
    code: str


#: By the slug of the authority. No two share a square or a code.
TILES: dict[str, Tile] = {
    "enfield": Tile(4, 0, "Enf"),
    "harrow": Tile(2, 1, "Hrw"),
    "barnet": Tile(3, 1, "Brn"),
    "haringey": Tile(4, 1, "Hgy"),
    "waltham-forest": Tile(5, 1, "WFo"),
    "hillingdon": Tile(0, 2, "Hil"),
    "ealing": Tile(1, 2, "Eal"),
    "brent": Tile(2, 2, "Brt"),
    "camden": Tile(3, 2, "Cam"),
    "islington": Tile(4, 2, "Isl"),
    "hackney": Tile(5, 2, "Hck"),
    "redbridge": Tile(6, 2, "Red"),
    "havering": Tile(7, 2, "Hav"),
    "hounslow": Tile(0, 3, "Hou"),
    "hammersmith-and-fulham": Tile(1, 3, "H&F"),
    "kensington-and-chelsea": Tile(2, 3, "K&C"),
    "westminster": Tile(3, 3, "Wst"),
    "city-of-london": Tile(4, 3, "City"),
    "tower-hamlets": Tile(5, 3, "TH"),
    "newham": Tile(6, 3, "New"),
    "barking-and-dagenham": Tile(7, 3, "B&D"),
    "richmond-upon-thames": Tile(1, 4, "Ric"),
    "wandsworth": Tile(2, 4, "Wan"),
    "lambeth": Tile(3, 4, "Lam"),
    "southwark": Tile(4, 4, "Swk"),
    "lewisham": Tile(5, 4, "Lew"),
    "greenwich": Tile(6, 4, "Grn"),
    "bexley": Tile(7, 4, "Bex"),
    "kingston-upon-thames": Tile(2, 5, "Kin"),
    "merton": Tile(3, 5, "Mer"),
    "croydon": Tile(4, 5, "Cro"),
    "bromley": Tile(5, 5, "Bro"),
    "sutton": Tile(3, 6, "Sut"),
}
