"""The solver of linear programs as everybody here wants it: silent, on one thread, the same each time."""

import highspy


def solver(**options: str | float) -> highspy.Highs:
    """A solver that is silent and says the same each time; all in one process must have one thread."""
    highs = highspy.Highs()  # type: ignore[no-untyped-call]
    wanted = {"output_flag": False, "threads": 1, "random_seed": 0, "presolve": "off", **options}
    for name, value in wanted.items():
        highs.setOptionValue(name, value)
    return highs
