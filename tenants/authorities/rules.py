"""Which words may be a tenant's address."""

import re

#: First path segments that the portal uses itself (the public interface, plus its own pages).
RESERVED = frozenset(
    [
        "sign-in",
        "sign-out",
        "account",
        "network",
        "directory",
        "pathway",
        "confirm",
        "update",
        "api",
        "calendar",
        "health",
        "ready",
        "static",
        "my-deadlines",
        "plans",
        "actions",
        "deadlines",
        "boards",
        "meetings",
        "documents",
        "training",
        "suppliers",
        "statements",
        "questionnaire",
        "contacts",
        "referrals",
        "operations",
        "survey",
        "figures",
        "receptions",
        "learning",
        "agreements",
        "maturity",
        "returns",
        "people",
        "activity",
        "chasing",
        "docs",
        "help",
        "about",
        "accessibility",
        "privacy",
    ]
)
_KEBAB = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def slug_problem(slug: str) -> str | None:
    """Why this slug cannot be a tenant's address, in words; None when it can."""
    if not _KEBAB.fullmatch(slug) or len(slug) > 60:
        return (
            "A short name for the address uses small letters, numbers and hyphens, and starts with a letter."
        )
    if slug in RESERVED:
        return f"The portal uses “{slug}” for a page of its own. Choose another short name."
    return None
