"""Reads cells of answers as options, however they are spelt, and remembers what was read otherwise."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

from tenants.counting.standard import Standard
from tenants.records.referrals.rules import AgeBand
from workflows.referral_import.columns import OUTCOME, Column, bare
from workflows.referral_import.spellings import ALSO, STAGE_TITLES, STAGES

#: What a cell says when nobody answered.
_NOTHING = frozenset({"", "na", "nonegiven", "notrecorded", "blank", "null", "tbc", "nil", "notstated"})
_NOT_KNOWN = frozenset({"unknown", "notknown", "nk", "dontknow", "unsure", "unclear", "notsure"})
_YES = frozenset({"yes", "y", "true", "x", "1", "tick", "ticked", "soon"})
_NO = frozenset({"no", "n", "false", "0"})
_CLOSE_ENOUGH = 0.8
_APART = re.compile(r"[,;/|+&\n]| and | with ")
_ADULT_AT, _OLDEST = 18, 110
#: Decisions that have not come are no outcome.
WAITING = frozenset({"pending", "awaiting", "awaited", "waiting", "awaitingdecision", "outstanding", "open"})


@dataclass
class Known:
    """The answers of one column: option by bare word, and the words that are offered."""

    by_word: dict[str, str]
    offered: tuple[str, ...]
    unknown: str = ""  # the option that says so
    #: Words that were read as another word, how they are read, and how often.
    guesses: dict[str, tuple[str, int]] = field(default_factory=dict)

    def title_of(self, option: str) -> str:
        """The option in the words that are offered."""
        return next((each for each in self.offered if self.by_word.get(bare(each)) == option), option)

    def find(self, text: str) -> str | None:
        """The option; "" for no answer; None for words that are none of them."""
        word = bare(text)
        if word in self.by_word:
            return self.by_word[word]
        if word in _NOT_KNOWN and self.unknown:
            return self.unknown
        if _is_nothing(text):
            return ""
        close = get_close_matches(word, self.by_word, n=1, cutoff=_CLOSE_ENOUGH) if len(word) > 3 else []
        if not close:
            return None
        option = self.by_word[close[0]]
        self.guesses[text.strip()] = option, self.guesses.get(text.strip(), ("", 0))[1] + 1
        return option


def known_options(standard: Standard, column: Column) -> Known:
    """What may stand in a column whose answers are options of the standard."""
    if column.name == "reconsidered_stage":
        words = {word: key for key, said in STAGES.items() for word in _bare_words(said)}
        return Known(words, tuple(STAGE_TITLES.values()))
    key = OUTCOME if column.name.endswith("_outcome") else column.field
    asked = standard.field(key)
    also = ALSO.get(key, {})
    words = {word: option.key for option in asked.offered() for word in _bare_words(also.get(option.key, ""))}
    words |= {bare(option.key): option.key for option in asked.offered()}
    words |= {bare(option.title): option.key for option in asked.offered()}
    if key == OUTCOME:
        words |= dict.fromkeys(WAITING, "")
    unknown = next((each.key for each in asked.offered() if each.is_unknown), "")
    return Known(words, tuple(each.title for each in asked.offered()), unknown)


def known_names(named: Iterable[tuple[str, str, str]]) -> Known:
    """What may stand in a column of a list of the portal: key, title and other names, by commas."""
    words: dict[str, str] = {}
    titles = []
    for key, title, others in named:
        for word in (bare(title), bare(key), *_bare_words(others)):
            words.setdefault(word, key)
        titles.append(title)
    words.pop("", None)
    return Known({**words, **dict.fromkeys(_NOT_KNOWN, "")}, tuple(titles))


def _is_nothing(cell: str) -> bool:
    """Whether nobody answered; a word in other letters is an answer, though nothing of it is left bare."""
    word = bare(cell)
    return word in _NOTHING and not (word == "" and any(character.isalnum() for character in cell))


def _bare_words(by_commas: str) -> list[str]:
    return [word for word in map(bare, by_commas.split(",")) if word]


def read_types(cells: Iterable[str], known: Known) -> tuple[str, ...]:
    """Every type that the cells name; ValueError with the words that are none."""
    found: dict[str, None] = {}
    for cell in cells:
        whole = known.by_word.get(bare(cell))
        for part in [cell] if whole else _APART.split(cell):
            option = known.find(part)
            if option is None:
                raise ValueError(not_offered(part.strip(), known))
            if option:
                found[option] = None
    if len(found) > 1:
        found.pop(known.unknown, None)  # something is known after all
    return tuple(found)


def read_option(cell: str, known: Known) -> str:
    """The option; "" for no answer; ValueError with what is offered."""
    option = known.find(cell)
    if option is None:
        raise ValueError(not_offered(cell, known))
    return option


def read_age(cell: str, known: Known) -> str:
    """As `read_option`; a number of years is read as the band that it is in, and never kept."""
    years = cell.strip()
    if years.isascii() and years.isdigit() and int(years) <= _OLDEST:
        return AgeBand.ADULT if int(years) >= _ADULT_AT else AgeBand.CHILD
    return read_option(cell, known)


def read_yes(cell: str) -> bool:
    """Whether it says yes; ValueError when it says neither."""
    word = bare(cell)
    if word in _YES:
        return True
    if word in _NO or word in _NOT_KNOWN or _is_nothing(cell):
        return False
    raise ValueError("Write Yes, or leave it empty.")


def read_number(cell: str) -> int | None:
    """A whole number; None where nothing is said or it is not known; ValueError for anything else."""
    word = bare(cell)
    if word in ("none", "nil", "no"):
        return 0
    if word in _NOT_KNOWN or _is_nothing(cell):
        return None
    if not (cell.strip().isascii() and cell.strip().isdigit() and len(cell.strip()) < 7):
        raise ValueError("Write a whole number; 0 for none; nothing when it is not known.")
    return int(cell)


def not_offered(said: str, known: Known) -> str:
    """What to say of words that are no option."""
    offered = ", ".join(known.offered[:_MOST_OFFERED])
    more = " and others: the template has the whole list" if len(known.offered) > _MOST_OFFERED else ""
    return f"“{said[:40]}” is none of the answers. Write one of these: {offered}{more}."


_MOST_OFFERED = 9
