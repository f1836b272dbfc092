"""Fields that only the forms of training have."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from wtforms.validators import StopValidation

from portal.forms.fields import Choice, options
from portal.forms.owner import OwnerField
from portal.forms.whole_number import WholeNumber
from tenants.records.obligations.service import NOBODY, Owner
from tenants.records.training.queries import get_level, get_trainer, levels, trainers
from tenants.records.training.rules import MOST_PEOPLE


class Number(WholeNumber):
    """A number of people or of answers, which may be left empty."""

    def __init__(self, label: str, *, least: int = 0, most: int = MOST_PEOPLE, **kwargs: Any) -> None:
        super().__init__(label, least=least, most=most, must_be_typed=False, **kwargs)


class OptionalOwner(OwnerField):
    """Who answers for something; when nobody is chosen, the post that the settings name does."""

    def __init__(self, label: str, **kwargs: Any) -> None:
        hint = "Leave this as it is, and the post that the settings name is reminded."
        super().__init__(label, hint=hint, **kwargs)

    def pre_validate(self, form: Any) -> None:
        """Lets nobody be chosen."""
        if not self.data:
            raise StopValidation
        super().pre_validate(form)

    @property
    def owner(self) -> Owner:
        """Who was chosen, once the form is valid; NOBODY when nobody was."""
        return super().owner if self.data else NOBODY


class LevelChoice(Choice):
    """One of the tenant's levels, or none."""

    def __init__(self, label: str = "Level", *, none: str = "No level", **kwargs: Any) -> None:
        super().__init__(label, missing="Choose one of the levels in the list", **kwargs)
        self.none = none

    def offer(self, *, without: Collection[UUID] = ()) -> None:
        """Fills in the tenant's levels, but for some."""
        offered = ((str(each.id), each.title) for each in levels() if each.id not in without)
        self.choices = options([("", self.none), *offered])

    def keep(self, level_id: UUID | None) -> None:
        """Also offers a level that has ended, for the course that is at it."""
        offered = {choice.value for choice in self.choices or ()}
        if level_id is not None and str(level_id) not in offered:
            words = f"{get_level(level_id).title} (ended)"
            self.choices = [*(self.choices or ()), *options([(str(level_id), words)])]


class TrainerChoice(Choice):
    """One of the tenant's own trainers, or nobody of the pool."""

    def offer(self) -> None:
        """Fills in the pool; who has left it is not offered."""
        pool = ((str(trainer.id), trainer.title) for trainer, _ in trainers())
        self.choices = options([("", "Nobody of the pool"), *pool])

    def keep(self, trainer_id: UUID | None) -> None:
        """Also offers a trainer who has left the pool, for the session that names them."""
        offered = {choice.value for choice in self.choices or ()}
        if trainer_id is not None and str(trainer_id) not in offered:
            words = f"{get_trainer(trainer_id).title} (has left the pool)"
            self.choices = [*(self.choices or ()), *options([(str(trainer_id), words)])]
