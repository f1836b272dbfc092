"""The few settings that the workflows need, set once when the application starts."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WorkflowSettings:
    """The portal's own address without a slash at its end, the key that signs links, and who mail is from."""

    base_url: str
    secret_key: str
    mail_from: str  # as in a From header: a name and an address


_configured: list[WorkflowSettings] = []


def configure(settings: WorkflowSettings) -> None:
    """Sets what `settings` gives from now on; called by whatever builds the application."""
    _configured[:] = [settings]


def settings() -> WorkflowSettings:
    """The settings in force; RuntimeError when the application has not been built."""
    if not _configured:
        raise RuntimeError("the workflows have no settings yet: workflows.settings.configure() sets them")
    return _configured[0]
