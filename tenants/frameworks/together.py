"""Under which heading themes and training levels of different frameworks are counted together."""

#: The four Ps, and whatever belongs under none of them.
THEMES: tuple[tuple[str, str], ...] = (
    ("pursue", "Pursue"),
    ("prevent", "Prevent"),
    ("protect", "Protect"),
    ("prepare", "Prepare"),
    ("other", "Another theme, or none"),
)
#: The framework of 2026; the judgement where others belong is ours.
TIERS: tuple[tuple[str, str], ...] = (
    ("tier-1", "Awareness"),
    ("tier-2", "Recognising and referring"),
    ("tier-3", "Specialist practice"),
    ("tier-4", "Leadership"),
    ("other", "Another level, or none"),
)
OTHER = "other"

_SAME_THEME = {"prosecute": "pursue", "governance": "prepare"}
_SAME_TIER = {
    **{f"2026-four-tier/{number}": f"tier-{number}" for number in range(1, 5)},
    "bexley/1": "tier-1",
    "bexley/2": "tier-2",
}


def theme_of(key: str | None) -> str:
    """The P that a theme such as `4p/prevent` is counted under."""
    code = (key or "").rpartition("/")[2]
    code = _SAME_THEME.get(code, code)
    return code if code in dict(THEMES) else OTHER


def tier_of(key: str | None) -> str:
    """The tier that a training level such as `bexley/1` is counted under."""
    return _SAME_TIER.get(key or "", OTHER)
