"""What people type about an action or a duty, checked before anything is written."""

from dataclasses import dataclass
from uuid import UUID

from tenants.errors import FieldError
from tenants.people.queries import is_member
from tenants.records.plans.models import Action, Duty
from tenants.records.posts.queries import get_post
from tenants.scope import current_tenant

MOST_LETTERS = {"title": 200, "description": 4000, "partners": 2000}


@dataclass(frozen=True, slots=True)
class Details:
    """The part of an action or duty that is words and ownership; exactly one of the two owners is set."""

    title: str
    description: str = ""
    partners: tuple[str, ...] = ()
    owner_person_id: UUID | None = None
    owner_post_id: UUID | None = None
    priority_code: str | None = None
    theme_keys: tuple[str, ...] = ()  # themes served beside the aim's own
    invented: str = ""

    def check(self) -> None:
        """FieldError when a value cannot be kept: no title, too long, an owner from elsewhere."""
        if not self.title.strip():
            raise FieldError("title", "Enter what is to be done.")
        for field, most in MOST_LETTERS.items():
            if len(self._text(field)) > most:
                raise FieldError(field, f"Shorten this to {most:,} characters or fewer.")
        self._check_owner()

    def _text(self, field: str) -> str:
        value = getattr(self, field)
        return "\n".join(value) if isinstance(value, tuple) else value

    def _check_owner(self) -> None:
        if (self.owner_person_id is None) == (self.owner_post_id is None):
            raise FieldError("owner", "Choose one owner: a person, or a post.")
        if self.owner_post_id:
            get_post(self.owner_post_id)
        elif not is_member(self.owner_person_id, current_tenant()):  # type: ignore[arg-type]
            raise FieldError("owner", "Choose an owner who belongs to this council.")

    def write_on(self, work: Action | Duty) -> None:
        """Copies the values to the record."""
        work.title = self.title.strip()
        work.description = self.description.strip()
        work.partners = self._text("partners")
        work.owner_person_id = self.owner_person_id
        work.owner_post_id = self.owner_post_id
        work.priority_code = self.priority_code
        work.invented = self.invented
