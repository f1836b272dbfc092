"""What people type about a board itself: its name, its purpose, its life, and notes on it."""

from portal.forms.fields import Day, LongText, PlainText, Radios, Tick, options
from portal.forms.guarded import GuardedForm
from portal.forms.versioned import VersionedForm
from tenants.records.boards.details import MOST_LETTERS, BoardDetails
from tenants.records.boards.models import Board
from tenants.records.boards.notes import LONGEST
from tenants.records.boards.rules import KIND_WORDS, BoardKind, Life

_LIVES = (
    (Life.ACTIVE, "Active: it meets"),
    (Life.PLANNED, "Planned: it will start"),
)
_KINDS = [(kind.value, words) for kind, words in KIND_WORDS.items()]


class _Words(GuardedForm):
    """What a new board and one that exists already are both asked."""

    title = PlainText("Name", missing="Enter the name of the board", longest=MOST_LETTERS["title"])
    kind = Radios(
        "What sort of body is it?", missing="Choose what sort of body it is", choices=options(_KINDS)
    )
    purpose = LongText(
        "What is it for?",
        longest=MOST_LETTERS["purpose"],
        hint="One or two sentences. You may leave this empty.",
    )
    is_about_modern_slavery = Tick(
        "It is about modern slavery in particular",
        hint="Leave this empty for a body with a wider task, such as a community safety partnership.",
        default=True,
    )
    starts_on = Day(
        "When did it start, or when will it?", hint="For example 1 4 2024. You may leave this empty."
    )
    notes = LongText(
        "About this board", longest=MOST_LETTERS["notes"], rows=3, hint="What else readers should know"
    )
    source = PlainText(
        "Where does this come from?",
        longest=MOST_LETTERS["source"],
        hint="For example: annual report 2025. You may leave this empty.",
    )
    guarded = ("title", "purpose", "notes", "source")

    def details(self, *, life: Life = Life.ACTIVE, invented: str = "") -> BoardDetails:
        """What was typed, once the form is valid."""
        return BoardDetails(
            title=self.title.data or "",
            kind=BoardKind(self.kind.data),
            life=life,
            purpose=self.purpose.data or "",
            is_about_modern_slavery=bool(self.is_about_modern_slavery.data),
            starts_on=self.starts_on.data,
            notes=self.notes.data or "",
            source=self.source.data or "",
            invented=invented,
        )


class NewBoardForm(_Words):
    """A new board."""

    life = Radios(
        "Does it meet already?",
        missing="Choose whether it meets already",
        choices=options((life.value, words) for life, words in _LIVES),
        default=Life.ACTIVE.value,
    )


class BoardForm(_Words, VersionedForm):
    """A board that exists already."""


def typed_for(board: Board) -> dict[str, object]:
    """What the form shows of a board."""
    names = ("title", "kind", "purpose", "is_about_modern_slavery", "starts_on", "notes", "source")
    return {name: getattr(board, name) for name in names}


class StartForm(VersionedForm):
    """The day on which a planned board began."""

    starts_on = Day(
        "When did it start?", missing="Enter the day on which it started", hint="For example 1 4 2026"
    )


class PauseForm(VersionedForm):
    """Why a board pauses."""

    reason = LongText(
        "Why does it pause?",
        missing="Say why the board pauses",
        longest=300,
        rows=3,
        hint="Everybody who reads the board’s page will see the reason.",
    )
    guarded = ("reason",)


class ResumeForm(VersionedForm):
    """Nothing but the button."""


class _NewHome(GuardedForm):
    """Which board takes over what another oversaw."""

    new_home = Radios("Which board takes them over?", missing="Choose a board, or that there is none yet")

    def offer(self, homes: list[Board], *, may_wait: bool) -> None:
        """Offers these boards, and waiting when that is allowed."""
        offered = [(str(board.id), board.title) for board in homes]
        none_yet = [
            ("none", "No board yet: they wait without one, and it stays on the list of what needs attention")
        ]
        self.new_home.choices = options([*offered, *(none_yet if may_wait else ())])


class EndForm(_NewHome, VersionedForm):
    """Why a board ends, and where its plans and open actions go."""

    reason = LongText(
        "Why does it end?",
        missing="Say why the board ends",
        longest=300,
        rows=3,
        hint="For example: its work was done. Everybody who reads the board’s page will see the reason.",
    )
    guarded = ("reason",)


class RehomeForm(_NewHome):
    """Where the open actions of a board that has ended go."""


class NoteForm(GuardedForm):
    """A note of one's own."""

    text = LongText(
        "Your note",
        missing="Write the note",
        longest=LONGEST,
        rows=5,
        hint="Only people of your council can read it. It cannot be changed afterwards.",
    )
    guarded = ("text",)
