"""Checks that records which hold nobody let nobody in, and let counts and kinds of places pass."""

import time

import pytest

from tenants.errors import FieldError
from tenants.holding_nobody import must_hold_nobody, seen_in

REVEALING = (
    "born 12 March 1998",
    "dob 12/03/98",
    "DOB: 1998-03-12",
    "12.03.1998",
    "12 / 03 / 1998",
    "12 3 1998",
    "12031998",
    "12Mar1998",
    "12-Mar-1998",
    "12 March 98",
    "12th of March ’98",
    "March 12th, 1998",
    "born in 2009",
    "birthday 12 May",
    "NRM 123456",
    "NRM1234567",
    "NRM/2021/0042",
    "ref NRM-00012345",
    "Duty to Notify ref. no. 004512",
    "Home Office reference A1234567",
    "LS/4512/21",
    "943 476 5918",
    "QQ 12 34 56 C",
    "07700 900123",
    "(020) 7946 0000",
    "ana@post.example",
    "@ana_b",
    "found near EC1A 1BB",
    "12 Example Street",
    "Flat 3",
    "a car, AB12 CDE",
    "Mr Example came",
    "her name is Ana",
    "123456789",
    "twelfth of March 1998",
    "12th day of March 1998",
    "12 March in the year 1998",
    "1998 March 12",
    "March 12th '98",
    "077,009,001,23",
    "077:009:001:23",
    "zero seven seven zero zero nine",
    "ref 1234",
    "crime number 01/123",
    "ana at post dot example",
    "ana(at)post.example",
    "instagram.com/ana",
    "mr example",
    "MRS  EXAMPLE",
    "Ana Example, aged 34",
    "nickname Ana",
    "12 EXAMPLE STREET",
)
DISGUISED = (
    "１２／０３／１９９８",
    "ＮＲＭ　１２３４５６",
    "1\u200b2/03/19\u200b98",
    "١٢/٠٣/١٩٩٨",
    "12–03–1998",
    "1 2 0 3 1 9 9 8",
    "NRM\u00ad123\u2060456",
    "\u0410\u0412\u04211234",
    "A1\u04122C3X4",
    "\u039d\u03a1M 123456",
    "\u041cr Example",
    "12|03|1998",
    "12\\03\\1998",
    "12_03_1998",
    "12:03:1998",
    "12, 03, 1998",
    "12  /  03  /  1998",
    "12\u22c503\u22c51998",
    "12\u00b703\u00b71998",
    "12\u221503\u22151998",
    "12 dot 03 dot 1998",
    "077|009|001|23",
    "07_70_09_00_12_3",
)
HARMLESS = (
    "",
    "two adults, car wash",
    "3 children in 2 rooms, nail bar",
    "in March 2021, 12 people; in 2021 12 people",
    "2021/22, 2019 to 2020, 2019 2020 2021 and 03/2021",
    "open on 12 May, from 10:00 to 12:30, 24/7",
    "10-12 people, 5 - 10 firms, 35 + 9 + 5 + 1 by type",
    "1,200 leaflets, 12,500 homes, £12500",
    "Section 47, s47, A40, Q1-2026, the 1990s, COVID-19",
    "call 08000 121 700, 999 or 101",
    "UK-born, 2 adults",
    "section 52 of the Modern Slavery Act 2015",
    "page 12-14 of the strategy for 2023-2028",
    "from 09:00-17:00, 12,500 leaflets and 1,250,000 homes",
    "12, 3, 9 and 6 by type; 10, 20, 30, 40 in all",
    "the second of March, one or two of three firms; case 3 of 12, reference 2026",
    "met at Brent. two firms; MS Leads, DR plan",
    "45 days, then 30; 50% of 20 forms, 3/4 of them late",
)

HOSTILE = (
    "1 ",
    "1",
    "a1",
    "A ",
    "born ",
    "12/",
    "1-",
    "Mr ",
    "@a",
    "12 March ",
    "A1/",
    "one ",
    "a at b ",
    "1,",
    "ref 1 ",
    "Ana Ana ",
)


@pytest.mark.parametrize("text", [*REVEALING, *DISGUISED])
def test_a_text_is_refused_when_it_could_show_who_somebody_is(text: str) -> None:
    with pytest.raises(FieldError) as refused:
        must_hold_nobody("note", f"two adults, car wash, {text} and more")
    assert refused.value.field == "note"
    assert refused.value.words.startswith("Take out “")


@pytest.mark.parametrize("text", HARMLESS)
def test_a_text_passes_when_it_holds_counts_and_kinds_of_places(text: str) -> None:
    assert seen_in(text) == []
    must_hold_nobody("note", text)


def test_the_words_name_each_stretch_once_when_several_were_seen() -> None:
    assert seen_in("born 12 March 1998, NRM 123456, NRM 123456") == ["born 12 March 1998", "NRM 123456"]


@pytest.mark.parametrize("piece", HOSTILE)
def test_an_answer_comes_soon_when_the_text_is_long_and_hostile(piece: str) -> None:
    began = time.perf_counter()
    seen_in((piece * 20_000)[:20_000])
    assert time.perf_counter() - began < 5
