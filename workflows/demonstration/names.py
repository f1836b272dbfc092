"""Invents names for people in the demonstration; none is meant to be anybody's."""

_FIRST = (
    "Priya", "James", "Adaeze", "Tom", "Farida", "Daniel", "Siobhan", "Kwame", "Helen", "Imran", "Grace",
    "Mateusz", "Yasmin", "Oliver", "Nkechi", "Peter", "Leila", "Marcus", "Hannah", "Rajesh", "Olivia",
    "Samuel", "Ayesha", "Stephen", "Mei", "Andrew", "Fatima", "Callum", "Sunita", "Robert", "Zainab", "Liam",
    "Beatriz", "Michael", "Amina", "George", "Chloe", "Tariq", "Joanna", "David", "Esi", "Patrick", "Ritu",
    "Simon", "Elif", "Martin", "Naomi", "Hassan", "Laura", "Viktor", "Dionne", "Alan", "Shreya",
)  # fmt: skip
_LAST = (
    "Shah", "Whitfield", "Okafor", "Brennan", "Begum", "Hargreaves", "Doyle", "Mensah", "Prior", "Qureshi",
    "Adeyemi", "Nowak", "Rahman", "Fenwick", "Eze", "Latham", "Karimi", "Bailey", "Winters", "Patel", "Marsh",
    "Boateng", "Siddiqui", "Colville", "Chen", "Ferris", "Hussain", "Drummond", "Nair", "Ashworth", "Bello",
    "Gallagher", "Costa", "Thornley", "Yusuf", "Kemp", "Barrow", "Malik", "Pearce", "Ellery", "Asante",
    "Kinsella", "Banerjee", "Holt", "Demir", "Rowntree", "Clarke", "Farooq", "Stanton", "Petrov", "Campbell",
    "Verity", "Iyer", "Lockhart", "Osei", "Tranter", "Haddad", "Moss", "Gill",
)  # fmt: skip


def invented_name(number: int) -> str:
    """The name of the person with this number; no two of the first 3,000 are alike."""
    return f"{_FIRST[number % len(_FIRST)]} {_LAST[(number * 7 + number // len(_FIRST)) % len(_LAST)]}"
