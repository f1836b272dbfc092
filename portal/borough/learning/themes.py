"""The titles of themes as the pages of lessons show them."""

from collections import Counter

from tenants.frameworks.queries import get_theme_set, themes


def themes_in_words() -> dict[str, str]:
    """Every theme's title by its key, in order; with its set where two sets have a theme of that title."""
    found = themes()
    times = Counter(each.title for each in found)
    return {each.key: _title(each.title, each.set_code, times) for each in found}


def _title(title: str, set_code: str, times: Counter[str]) -> str:
    return title if times[title] == 1 else f"{title} ({get_theme_set(set_code).title})"
