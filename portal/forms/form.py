"""The form on which every page's form is built."""

from typing import ClassVar

from flask_wtf import FlaskForm

from tenants.errors import FieldError, Refusal


class PortalForm(FlaskForm):
    """A form with a CSRF token, whose problems are named at the field and in the summary."""

    #: What the page asks first, where its order is not that of the class.
    asked_first: ClassVar[tuple[str, ...]] = ()

    def show(self, refusal: Refusal) -> None:
        """Puts a refusal of the domain beside the field it names, or above the form."""
        field = self._fields.get(refusal.field) if isinstance(refusal, FieldError) else None
        if field is None:
            self.form_errors.append(refusal.words)
        else:
            field.errors = [*field.errors, refusal.words]

    def problems(self) -> list[tuple[str, str]]:
        """For the summary: the id to go to (empty when there is none) and the words, in the page's order."""
        first = [self[name] for name in self.asked_first]
        shown = [*first, *(field for field in self if field.name not in self.asked_first)]
        at_fields = [(field.id, str(field.errors[0])) for field in shown if field.errors]
        return [("", words) for words in self.form_errors] + at_fields
