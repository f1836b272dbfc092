"""Says in plain words how a measure was protected, and what was proved of it.

How many figures were withheld for their own sake and how many to protect them is told nowhere.
"""

from workflows.register.queries import MeasureLine
from workflows.register.rules import Method


def method_words(measure: MeasureLine) -> str:
    """What was done to its figures."""
    if measure.method == Method.ROUNDING:
        return (
            f"Every figure is rounded up or down to a multiple of {measure.policy.get('base', 5)}, so that "
            "the columns still add up."
        )
    withheld = _withheld(measure)
    if not withheld:
        return "Every figure is exact, and none had to be withheld."
    figures = f"{withheld:,} of {measure.proof_counts['cells']:,} figures"
    return f"Figures are exact. Withheld, and shown as [c]: {figures}."


def _withheld(measure: MeasureLine) -> int:
    return int(measure.proof_counts["cells"]) - int(measure.proof_counts["shown"])


def proof_in_short(measure: MeasureLine) -> str:
    """What the proof comes to, in one sentence."""
    if not measure.proof_counts["witnesses"]:
        return "No figure in it is small enough to need protecting."
    return "Proved: nobody can work out a small figure from all that was ever published."


def proof_words(measure: MeasureLine) -> str:
    """How it was proved, in plain words; the tables themselves are near the truth, so few may read them."""
    witnesses, attackers = measure.proof_counts["witnesses"], measure.proof_counts["attackers"]
    if not witnesses and measure.method == Method.ROUNDING:
        return f"Proved for {_who(measure)}: {attackers:,} who might try. Plain addition checks it."
    if not witnesses:
        return "No figure in it is small enough to need protecting."
    tables = f"{witnesses:,} {'table' if witnesses == 1 else 'tables'}"
    return (
        f"Proved with {tables} of whole numbers. Each agrees with all that was ever published, and between "
        f"them they leave every small figure open for {_who(measure)}: {attackers:,} who might try. "
        "Plain addition checks it."
    )


def _who(measure: MeasureLine) -> str:
    """Against whom it was proved."""
    found = ["an outsider", "each authority with its own figures"]
    if measure.policy.get("pairs"):
        found.append("any two authorities together")
    if measure.policy.get("coalitions"):
        found.append("groups such as the boroughs of one police command")
    return f"{', '.join(found[:-1])} and {found[-1]}"
