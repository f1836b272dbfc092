"""Which words of a page are explained, and that nothing else of it changes."""

import random
import re
import time

import html5lib
import pytest

from portal.explained import Explained, explain
from tenants.records.glossary.queries import Meaning

KNOWN = {
    title: Meaning(title, words, "", False)
    for title, words in (
        ("NRM", "National Referral Mechanism"),
        ("DtN", "Duty to Notify"),
        ("SPoC", "single point of contact"),
        ("R&D", 'research & "development"'),
        ("RAG", "red, amber, green"),
        ("4P", "pursue, prevent, protect, prepare"),
    )
}
_ABBR = re.compile(r'<abbr title="[^"]*">([^<]*)</abbr>')


def _told(html: str) -> list[str]:
    return [meaning.title for meaning in explain(html, KNOWN).meanings]


def _without(found: Explained) -> str:
    return _ABBR.sub(r"\1", str(found.html))


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>The NRM.</p>", '<p>The <abbr title="National Referral Mechanism">NRM</abbr>.</p>'),
        ("<p>NRM/DtN (NRM)</p>", None),
        ("<p>SPoCs</p>", '<p><abbr title="single point of contact">SPoC</abbr>s</p>'),
        (
            "<p>R&amp;D</p>",
            '<p><abbr title="research &amp; &#34;development&#34;">R&amp;D</abbr></p>',
        ),
        ("<h2>The NRM’s RAG-rated 4P plan</h2>", None),
    ],
)
def test_the_first_of_each_is_explained_when_it_stands_in_text(html: str, expected: str | None) -> None:
    found = explain(html, KNOWN)
    assert found.html == expected or (expected is None and len(_ABBR.findall(found.html)) > 1)
    assert _without(found) == html
    titles = [meaning.title for meaning in found.meanings]
    assert len(titles) == len(set(titles)) == len(_ABBR.findall(found.html))


@pytest.mark.parametrize(
    "html",
    [
        '<a href="/NRM/" title="NRM > DtN">x</a>',
        "<textarea>NRM</textarea><select><option>NRM</option></select>",
        "<textarea>NRM <b> DtN",
        '<script>let a = "NRM"</script><style>.NRM {}</style><!-- NRM --><!-- DtN',
        "<button>NRM</button><code>NRM</code><pre>NRM</pre><svg><text>NRM</text></svg>",
        '<abbr title="here">NRM</abbr>',
        '<input value="NRM"><img alt="NRM"><span data-label=NRM></span>',
        "<p>ANRM NRMx NRM-1 ABC-NRM nrm@NRM.uk www.NRM.gov.uk &NRM; NRM_1 #NRM nrm</p>",
        '<span class="govuk-visually-hidden">NRM</span>',
        '<p title="NRM',
        "",
    ],
)
def test_nothing_is_explained_when_it_is_no_running_text(html: str) -> None:
    assert explain(html, KNOWN) == Explained(explain(html, {}).html) and explain(html, KNOWN).html == html


def test_one_is_explained_in_the_text_when_it_stood_unseen_before_it() -> None:
    html = '<span class="govuk-visually-hidden">NRM</span><textarea>NRM</textarea><p id="NRM">NRM</p>'
    assert str(explain(html, KNOWN).html).endswith('Mechanism">NRM</abbr></p>')


def test_the_list_is_in_the_pages_order_when_several_are_explained() -> None:
    assert _told("<p>RAG</p><p>DtN, NRM</p><p>RAG SPoC</p>") == ["RAG", "DtN", "NRM", "SPoC"]


PARTS = (
    *(
        "<p>",
        "</p>",
        "NRM",
        " ",
        "DtN",
        '"',
        "'",
        "<b title='NRM \">'>",
        "</b>",
        "&lt;",
        "<textarea>",
        "é",
        "\n",
    ),
    *("</textarea>", "R&amp;D", "<!--", "-->", ">", "\0", "4P", "<i data-x=NRM>"),
)


def test_no_tag_is_touched_when_pages_are_put_together_at_random() -> None:
    dice = random.Random(6)  # noqa: S311 - the same pages every time
    for _ in range(600):
        html = "".join(dice.choices(PARTS, k=dice.randint(1, 30)))
        found = explain(html, KNOWN)
        assert _without(found) == html
        tree = html5lib.parseFragment(str(found.html), namespaceHTMLElements=False)
        assert len(list(tree.iter("abbr"))) == len(found.meanings), html  # each is an element, none is text
        assert not any("abbr" in "".join(one.itertext()) for one in tree.iter("textarea")), html


def test_a_large_page_is_explained_within_two_milliseconds() -> None:
    cell = '<td data-label="Owner" class="cell"><a href="/barnet/{n}/">Head of Licensing {x}</a></td>'
    row = f'<tr class="portal-row">{cell}</tr>\n'
    words = ("", "of the NRM", "and SPoCs", "", "(RAG)")
    html = "".join(row.format(n=n, x=words[n % 5]) for n in range(900))
    assert len(html) > 100_000

    def took() -> float:
        began = time.process_time()
        explain(html, KNOWN)
        return time.process_time() - began

    assert min(took() for _ in range(20)) < 0.002
