"""Checks that the guard sees personal data and leaves ordinary action-plan text alone."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tenants.personal_data import PUBLIC_NUMBERS, Finding, findings, warning

steady = settings(derandomize=True, database=None, deadline=None, max_examples=150)
LONGEST = 20_000
PIECES = (*"0123456789 -/.+@ABCDanrm£()\n", "NRM ", "born ", "SE1 2AB", "07911 ", "943 476 5919", "1/2/1990")
HOSTILE = (
    *(
        "1",
        "a",
        "a.",
        "a@a.",
        "+",
        "(",
        "1-",
        "\n",
        "٠",
        "1 2 3 ",
        "07911 ",
        "020 7946 0958 ",
        "AB 12 34 56 ",
    ),
    *(
        "NRM-1/1/",
        "NRM ref ref ref ",
        "passport no ",
        "1/1/1990 born ",
        "12 Example Street, ",
        "1 a a a SE1 2AB",
    ),
)


def seen(text: str) -> list[tuple[str, str]]:
    return [(finding.kind, finding.excerpt) for finding in findings(text)]


@pytest.mark.parametrize(
    ("text", "kind", "excerpt"),
    [
        ("her NI number is AB123456C.", "National Insurance number", "AB123456C"),
        ("NI ab 12 34 56 d", "National Insurance number", "ab 12 34 56 d"),
        ("patient 943 476 5919 seen", "NHS number", "943 476 5919"),
        ("NHS 943-476-5919", "NHS number", "943-476-5919"),
        ("NHS no. 9434765919, ward 4", "NHS number", "9434765919"),
        ("ring 07700 900123 after six", "phone number", "07700 900123"),
        ("ring +44 (0)7911 123456", "phone number", "+44 (0)7911 123456"),
        ("call 020 7926 1000", "phone number", "020 7926 1000"),
        ("brother: +355 69 212 3456", "phone number", "+355 69 212 3456"),
        ("e-mail ana.b+1@post.example.org, please", "e-mail address", "ana.b+1@post.example.org"),
        ("born on 12 March 1998 in Tirana", "date of birth", "12 March 1998"),
        ("D.O.B. 12/03/98", "date of birth", "12/03/98"),
        ("DOB: 1998-03-12", "date of birth", "1998-03-12"),
        ("date of birth: March 12th, 1998", "date of birth", "March 12th, 1998"),
        ("1/2/2001 (date of birth)", "date of birth", "1/2/2001"),
        ("NRM 123456 was positive", "NRM or Duty to Notify reference", "NRM 123456"),
        ("see NRM/2021/0042", "NRM or Duty to Notify reference", "NRM/2021/0042"),
        ("NRM ref: AB12345", "NRM or Duty to Notify reference", "NRM ref: AB12345"),
        ("DtN-2023-00451 sent", "NRM or Duty to Notify reference", "DtN-2023-00451"),
        (
            "Duty to Notify ref. no. 004512",
            "NRM or Duty to Notify reference",
            "Duty to Notify ref. no. 004512",
        ),
        ("passport number: 123456789", "passport number", "123456789"),
        ("Passport BA1234567 kept by employer", "passport number", "BA1234567"),
        ("lives at 12 Example Street, SE1 2AB", "home address", "12 Example Street, SE1 2AB"),
        (
            "Flat 3, 12a Example Rd, Bexleyheath da6 7at",
            "home address",
            "12a Example Rd, Bexleyheath da6 7at",
        ),
        ("found near EC1A 1BB", "home address", "EC1A 1BB"),
    ],
)
def test_personal_data_is_pointed_out_when_it_stands_in_the_text(text: str, kind: str, excerpt: str) -> None:
    assert seen(text) == [(kind, excerpt)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "two adults, car wash",
        "Call 0800 numbers",
        "Section 52",
        "33 referrals in 2022 to 51 in 2023",
        "£430m",
        "Contracts above £1,234,567,890 over 2026/27",
        "The NRM 2021 figures; NRM 2021/22, NRM 2021-2022, NRM Q3-2026 and NRM-referrals-2021-2022",
        "NRM 16938 referrals across the country, 45 days later",
        "Review the NRM 30/06/2026",
        "Consult the boards from June 2026; campaign on 18 October 2026, report by 31/03/2027",
        "Births registered by 30 June 2026 are not counted",
        "Train 120 staff in 2 sessions, 10:00-12:30, room 4B1, KPI 3.2.1 and 3rd quarter, Q1 2nd draft",
        "GSS code E09000004, contract C/2026/0142, minute 12/2026, budget code 10024 5590 01",
        "Passports seized: 12. Check the passport policy of 2024",
        "2019 2020 2021 2022 2023 2024",
        "Share the post on X (@lmsl) and ask for 50% @ ward level",
        "Section 54(1) of the Modern Slavery Act 2015, turnover of £36 million",
        "Reference 943 476 5918 fails its check, 111 111 1111 is made up",
        "GB 12 34 56 A and QQ 12 34 56 C were never issued; AB 12 34 56 E ends wrongly",
    ],
)
def test_nothing_is_pointed_out_when_the_text_is_ordinary(text: str) -> None:
    assert seen(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Modern Slavery Helpline 08000121700, 08000 121 700 or +44 800 012 1700",
        "Salvation Army 0800 808 3733; ICTG 24/7 line 0800 043 4303",
        "In danger call 999, otherwise 101, or Crimestoppers on 0800 555 111",
        ", ".join(PUBLIC_NUMBERS),
    ],
)
def test_nothing_is_pointed_out_when_a_number_is_a_public_helpline(text: str) -> None:
    assert seen(text) == []


def test_findings_come_in_order_with_their_places_when_there_are_several() -> None:
    text = "ana@post.example, born 12/03/1998, 020 7926 1000 or 020 7946 0958"
    found = findings(text)
    assert [finding.kind for finding in found] == [
        "e-mail address",
        "date of birth",
        "phone number",
        "phone number",
    ]
    assert all(text[finding.start : finding.end] == finding.excerpt for finding in found)


def test_a_stretch_is_pointed_out_once_when_it_looks_like_two_things() -> None:
    assert seen("NRM ref 943 476 5919") == [("NHS number", "943 476 5919")]
    assert seen("NRM 9434765919") == [("NRM or Duty to Notify reference", "NRM 9434765919")]
    assert seen("07700900123@post.example") == [("e-mail address", "07700900123@post.example")]


@steady
@given(st.lists(st.sampled_from(PIECES)).map("".join))
@example("\u00a0" * 5)
@example("İ 07911 123456 ß")
def test_findings_never_overlap_and_quote_the_text_when_it_is_anything(text: str) -> None:
    end = 0
    for finding in findings(text):
        assert end <= finding.start < finding.end <= len(text)
        assert text[finding.start : finding.end] == finding.excerpt
        end = finding.end


@pytest.mark.timeout(20)
@pytest.mark.parametrize("piece", HOSTILE)
def test_an_answer_comes_when_the_text_is_long_and_hostile(piece: str) -> None:
    text = (piece * LONGEST)[:LONGEST]
    assert all(finding.excerpt in text for finding in findings(text))


def test_the_last_number_is_seen_when_the_text_is_long() -> None:
    text = "Plan 2026 to 2027, 33 referrals. " * 600 + "07700 900123"
    assert seen(text) == [("phone number", "07700 900123")]


def finding(kind: str) -> Finding:
    return Finding(kind, "x", 0, 1)


@pytest.mark.parametrize(
    ("kinds", "named"),
    [
        (["NHS number"], "holds an NHS number:"),
        (["phone number", "e-mail address"], "holds a phone number and an e-mail address:"),
        (["date of birth", "date of birth"], "holds 2 dates of birth:"),
        (
            ["home address", "phone number", "NRM or Duty to Notify reference", "phone number"],
            "holds a home address, 2 phone numbers and an NRM or Duty to Notify reference:",
        ),
    ],
)
def test_the_warning_names_what_was_seen_when_something_was(kinds: list[str], named: str) -> None:
    sentence = warning([finding(kind) for kind in kinds])
    assert named in sentence
    assert sentence.endswith("details of victims and survivors do not belong here.")


def test_there_is_no_warning_when_nothing_was_seen() -> None:
    assert warning([]) == ""
