"""Pure decisions about mail domains: which may be approved, and which an address belongs to."""

import re

#: Where anybody gets an address, so that an address there says nothing about an employer.
PUBLIC_MAIL = frozenset(
    {
        *("gmail.com", "googlemail.com", "outlook.com", "outlook.co.uk", "hotmail.com", "hotmail.co.uk"),
        *("live.com", "live.co.uk", "msn.com", "yahoo.com", "yahoo.co.uk", "ymail.com", "icloud.com"),
        *("me.com", "mac.com", "aol.com", "aol.co.uk", "btinternet.com", "talktalk.net", "sky.com"),
        *("virginmedia.com", "ntlworld.com", "blueyonder.co.uk", "tiscali.co.uk", "proton.me"),
        *(
            "protonmail.com",
            "pm.me",
            "gmx.com",
            "gmx.net",
            "gmx.co.uk",
            "mail.com",
            "zoho.com",
            "fastmail.com",
        ),
        *("tutanota.com", "hey.com", "yandex.com", "yandex.ru", "mail.ru", "qq.com", "163.com"),
    }
)
#: What many organisations share, so that one of them cannot answer for all who have an address there.
SHARED = frozenset(
    {
        *(
            "nhs.net",
            "nhs.uk",
            "gov.uk",
            "police.uk",
            "pnn.police.uk",
            "cjsm.net",
            "ac.uk",
            "sch.uk",
            "mod.uk",
        ),
        *("org.uk", "co.uk", "ltd.uk", "plc.uk", "me.uk", "net.uk", "parliament.uk"),
    }
)
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_DOMAIN = re.compile(rf"(?:{_LABEL}\.)+[a-z][a-z0-9-]*[a-z0-9]", re.ASCII)
LONGEST_DOMAIN = 253


def domain_of(email: str) -> str:
    """The domain of an e-mail address, in small letters; "" when there is none."""
    return email.strip().casefold().rpartition("@")[2] if "@" in email else ""


def plain_domain(typed: str) -> str:
    """A domain as people type it, or a whole address of it, made plain: "@Met.example" is "met.example"."""
    return typed.strip().casefold().rpartition("@")[2].rstrip(".")


def is_public_mail(email: str) -> bool:
    """Whether anybody could have such an address."""
    return domain_of(email) in PUBLIC_MAIL


def is_tagged(email: str) -> bool:
    """Whether it is one of the many addresses by which one mailbox is reached, such as jo+2@met.example."""
    return "+" in email.rpartition("@")[0]


def problem_with_domain(domain: str) -> str | None:
    """Why a domain cannot be approved, in words; None when it can."""
    if not _DOMAIN.fullmatch(domain) or len(domain) > LONGEST_DOMAIN:
        return "Enter the part of the address after the @, such as charity.org.uk"
    if domain in PUBLIC_MAIL:
        return (
            f"Anybody can get an address at {domain}, so everybody could sign in. "
            "Enter the organisation’s own domain, or invite its people one by one."
        )
    if domain in SHARED:
        return (
            f"Many organisations share {domain}, so all of them could sign in. "
            "Enter the organisation’s own domain, or invite its people one by one."
        )
    return None


def name_from(email: str) -> str:
    """What somebody may be called, from an address such as jo.smith@charity.example; theirs to correct."""
    return email.partition("@")[0].replace(".", " ").replace("_", " ").title()[:120]
