"""The form on which every page's form is built."""

from flask_wtf import FlaskForm

from tenants.errors import FieldError, Refusal


class PortalForm(FlaskForm):
    """A form with a CSRF token, whose problems are named at the field and in the summary."""

    def show(self, refusal: Refusal) -> None:
        """Puts a refusal of the domain beside the field it names, or above the form."""
        field = self._fields.get(refusal.field) if isinstance(refusal, FieldError) else None
        if field is None:
            self.form_errors.append(refusal.words)
        else:
            field.errors = [*field.errors, refusal.words]

    def problems(self) -> list[tuple[str, str]]:
        """For the summary: the id to go to (empty when there is none) and the words, in the form's order."""
        at_fields = [(field.id, str(field.errors[0])) for field in self if field.errors]
        return [("", words) for words in self.form_errors] + at_fields
