"""Words the letters about an action that is said to be done."""

from dataclasses import dataclass

from workflows.notices.letters import Letter, quoted


@dataclass(frozen=True, slots=True)
class About:
    """What the letter is about; `address` is where the action can be seen."""

    title: str
    ref: str
    by_name: str
    tenant_name: str
    address: str


def waiting(about: About, note: str) -> Letter:
    """To a lead: somebody says it is done."""
    says = f"{about.by_name} says that this action is done:"
    ask = "Please look at it, and accept it or send it back:"
    return _letter(f"Waiting for you to accept: {about.title}", about, says, "They wrote", note, ask)


def accepted(about: About, note: str) -> Letter:
    """To the owner: it is closed."""
    says = f"{about.by_name} has accepted this action as done. Thank you."
    return _letter(f"Accepted: {about.title}", about, says, "They wrote", note, "You can see it here:")


def sent_back(about: About, reason: str) -> Letter:
    """To the owner: it is not done yet."""
    says = f"{about.by_name} has sent this action back to you, because something is still to be done:"
    ask = "When that is done, say so again here:"
    return _letter(f"Sent back to you: {about.title}", about, says, "What is still to be done", reason, ask)


def _letter(subject: str, about: About, says: str, introduction: str, words: str, ask: str) -> Letter:
    theirs = [f"{introduction}:\n\n{quoted(words)}"] if words.strip() else []
    name = f"    {about.ref}  {about.title}\n    {about.tenant_name}"
    return Letter(subject, "\n\n".join([says, name, *theirs, f"{ask}\n{about.address}"]) + "\n")
