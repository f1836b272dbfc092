"""Makes a phone number as people write it into one that a phone can dial."""

import re

_NUMBER = re.compile(r"\+?[\d ()\u00a0.\-]*\d", re.ASCII)
_EXTENSION = re.compile(r"(?:ext\.?|x)\s*(\d{1,8})", re.ASCII | re.IGNORECASE)
_NOT_DIGITS = re.compile(r"\D+", re.ASCII)
_LONGEST_SHORT = 6  # 101, 999 and 116 000 are dialled as they are


def dial(phone: str) -> str:
    """The address of the first number in it, such as tel:+442079460123;ext=4; "" when there is none."""
    found = _NUMBER.search(phone)
    if not found:
        return ""
    digits = _international(found.group())
    extension = _EXTENSION.search(phone, found.end())
    return f"tel:{digits};ext={extension[1]}" if extension else f"tel:{digits}"


def _international(written: str) -> str:
    digits = _NOT_DIGITS.sub("", written.replace("(0)", ""))
    if written.startswith("+"):
        return f"+{digits}"
    if digits.startswith("00"):
        return f"+{digits[2:]}"
    is_national = digits.startswith("0") and len(digits) > _LONGEST_SHORT
    return f"+44{digits[1:]}" if is_national else digits
