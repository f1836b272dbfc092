"""No value that anybody can send breaks a page, reaches another tenant's records, or loses what was typed."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, time
from io import BytesIO
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.conftest import ON_EACH_DATABASE, Beds, travel, worker
from tests.factories.asked_contacts import address_of_confirmation
from tests.factories.checks import pages_of_done_checks
from tests.factories.contracts import pages_of_contracts
from tests.factories.documents import being_revised
from tests.factories.furnished import Furnished, furnish
from tests.factories.meetings import with_a_step_to_take
from tests.factories.published_checks import pages_of_published_checks
from tests.factories.questionnaires import address_of_answers, pages_to_start_from
from tests.factories.spreadsheets import csv_file
from tests.factories.standards import pages_of_standards
from tests.factories.statements import pages_of_statements
from tests.factories.suppliers import pages_of_suppliers
from tests.factories.surveys import address_of_survey
from tests.factories.world import Borough, World, build_world
from tests.house.hostile import (
    CHOICES,
    FOR_DATABASES,
    FOR_DATES,
    MARKUP,
    TEXTS,
    Sent,
    body,
    filled_in,
    ids_swapped,
    spoiled,
    spoiled_throughout,
)
from tests.house.walk import Form, Walk, endpoint_of, forms_on, walk
from tests.page import Page
from tests.snapshot import Rows, Snapshot
from tests.visitor import Visitor
from workflows.chasing.update_link import issue

pytestmark = pytest.mark.timeout(1200)  # more than a thousand requests, perhaps on a busy machine

OnDay = Callable[..., AbstractContextManager[object]]

TODAY = date(2026, 11, 23)
PARTS = 4
#: Open to whoever has the address that an e-mail tells.
BY_LINK = {
    *("update.update", "confirm.confirm", "confirm.changed"),
    *("questionnaire.part", "questionnaire.files", "questionnaire.remove_file", "questionnaire.check"),
    "survey.answer",
}
#: They end the sign-in that the others need, so they are tried elsewhere.
#: Open to all; a forgotten password, or a wrong one, is answered with a page.
OUTSIDE = {"account.sign_in", "account.forgotten_password", "partner_sign_in.ask", *BY_LINK}
LEFT_ALONE = {"account.sign_out", "account.sign_out_everywhere"}
#: What the portal counts at its door is no record of anybody's.
UNTOLD = {"sign_in", "sign_in_counter"}
#: Sent as they stand, these say what is so already; the other two end a sign-in or write to nobody.
UNCHANGED = {
    *("actions.step", "people.role", "meetings.replace", "account.sign_out", "account.forgotten_password"),
    *("partner_sign_in.ask", "surveys.edit_invitation"),
}
#: They show what would be written, and write nothing until that is confirmed.
LOOKING = {"meetings.plan_all", "referral_import.mend", "referral_import.take_out"}
#: Nothing but a file can be sent to it; _forms_after_upload sends one, and its own tests send others.
ONLY_A_FILE = {
    *("training_import.look", "registry.look", "questionnaire.files", "contract_import.choose"),
    *("referral_import.look", "surveys.from_spreadsheet", "protect.give_back"),
}
#: A release needs the figures of three authorities, a group of authorities three members, and a later
#: vintage a quarter that has had none.
NEEDING_OTHERS = {"drafts.draft", "drafts.draft_again", "drafts.ask_again", "drafts.add_coalition"}
#: They name every council: to choose from, or because what they show is published.
NAMES_COUNCILS = {
    *("boards.share", "public_statements.statements"),
    *("directory.look_up", "directory.entry", "directory.card", "directory.report", "directory.reported"),
    *("directory.covered", "directory.whole", "directory.whole_pdf"),
    *("contacts.add", "contacts.edit", "pathway.places"),
    *("survivor_services.services", "survivor_services.suggest"),
    *("london.london", "measures.one", "releases.table", "releases.file"),
    *("builder.tables", "builder.picture", "builder.file"),
}
#: The house of the network, and what is done there for everybody; its pages name every member.
NETWORK = "/lmsl/"
FOR_ALL = (
    "/lmsl/services/",
    "/lmsl/partners/",
    "/lmsl/look-ups/",
    "/lmsl/counting-standard/",
    "/lmsl/releases/",
)
#: Sending it another council's id is what it is for.
OFFERED = {"boards.share"}
FINE = (200, 302, 403, 404, 409, 422)
REFUSED = (400, *FINE)


@dataclass
class Siege:
    """A lead of Barnet with everything that can be reached, Bexley next door, and what went wrong.

    The secretariat stands beside the lead, for what is done in the network's own house only.
    """

    app: Flask
    lead: FlaskClient
    secretariat: FlaskClient
    outside: FlaskClient
    snapshot: Snapshot
    found: Walk
    barnet: Borough
    foreign: list[str]
    cookies: list[tuple[FlaskClient, dict[Any, Any]]]
    faults: list[str] = field(default_factory=list)

    def posted(self) -> list[Form]:
        """The forms that change something."""
        return [form for form in self.found.forms.values() if form.is_posted]

    def send(self, form: Form, sent: Sent, words: str) -> TestResponse | None:
        """Sends a form; None, and a fault, when the portal breaks."""
        try:
            answer = self.browser_of(form).post(
                form.target, data=body(sent), content_type="application/x-www-form-urlencoded"
            )
        except Exception as error:
            self.faults.append(f"{form.endpoint} broke on {words}: {error!r:.300}")
            return None
        if answer.status_code not in REFUSED:
            self.faults.append(f"{form.endpoint} answered {answer.status_code} to {words}")
        return answer

    def browser_of(self, form: Form) -> FlaskClient:
        """The lead's, or that of nobody in particular for the pages that are open to all."""
        return self.outside if form.endpoint in OUTSIDE else self.browser_at(form.target)

    def browser_at(self, address: str) -> FlaskClient:
        """That of whoever works in the house that the address leads to."""
        return self.secretariat if address.startswith(NETWORK) else self.lead

    def undo(self) -> None:
        """Makes the database and the browser what they were."""
        self.snapshot.put_back()
        for browser, cookies in self.cookies:
            browser._cookies = dict(cookies)

    def told(self) -> str:
        """The first of the faults."""
        return "\n".join(self.faults[:40])

    def expect(self, holds: bool, words: str) -> None:
        """Notes a fault unless it holds."""
        if not holds:
            self.faults.append(words)


def _foreign(borough: Borough, added: Furnished) -> list[str]:
    """One id of each kind of thing, the borough's own last."""
    plan = borough.plan
    found = (plan.plan_id, plan.aim_id, plan.late, plan.held_post_id, borough.owner.id)
    return [str(one) for one in (*found, added.duty, added.step, added.file, added.leave, borough.id)]


def _besieged(portal: Flask) -> Siege:
    """Everything, as it is on the day whose dates the forms are filled in for."""
    world = build_world()
    here, there = furnish(world.barnet, world.bexley, network=world.lmsl)
    visitor, outside = Visitor(portal.test_client()), portal.test_client()
    visitor.sign_in(world.barnet.lead)
    secretariat = Visitor(portal.test_client())
    secretariat.sign_in(world.lmsl.secretariat)
    snapshot = Snapshot.of(portal)
    found = walk(portal, visitor.client, *_starts(world, here), "/", "/account/")
    token = issue(world.barnet.id, world.barnet.plan.late, world.barnet.owner.id, TODAY)
    answers = address_of_answers(world.barnet)
    asked, survey = address_of_confirmation(world.barnet), address_of_survey(world.barnet)
    found.forms |= walk(portal, outside, "/sign-in", f"/update/{token}", answers, asked, survey).forms
    found.forms |= _forms_after_upload(portal, visitor)
    starts = (*FOR_ALL, *pages_of_standards(world.lmsl))
    _add_the_networks_own(found, walk(portal, secretariat.client, *starts, leaving=_all_but_for_all(portal)))
    assert not snapshot.changes(), "opening pages has changed something"
    return Siege(
        app=portal,
        lead=visitor.client,
        secretariat=secretariat.client,
        outside=outside,
        snapshot=snapshot,
        found=found,
        barnet=world.barnet,
        foreign=_foreign(world.bexley, there),
        cookies=[(each, dict(each._cookies or {})) for each in (visitor.client, secretariat.client)],
    )


def _all_but_for_all(portal: Flask) -> set[str]:
    """The groups of pages in which the secretariat does what any lead does."""
    return set(portal.blueprints) - {"service_register", "partners", "look_ups", "standards", "drafts"}


def _add_the_networks_own(found: Walk, own: Walk) -> None:
    """What the secretariat alone can reach, besides what the lead found."""
    found.forms = own.forms | found.forms
    found.answers |= own.answers
    found.parameters |= own.parameters


def _starts(world: World, here: Furnished) -> list[str]:
    """The pages that no link of the others leads to, or only one of many does."""
    actions = (world.barnet.plan.late, here.waiting, here.cancelled, here.follower)
    starts = [f"/barnet/actions/{one}/" for one in actions]
    starts.append(f"/barnet/plans/{world.barnet.plan.plan_id}/duties/{here.chained_duty}/")
    starts.append(f"/barnet/documents/{being_revised(world.barnet)}/")
    starts += [f"/barnet/meetings/{one}/" for one in with_a_step_to_take(world.barnet)]
    starts += pages_of_done_checks(world.barnet)
    starts += pages_to_start_from(world.barnet)
    starts += pages_of_contracts(world.barnet)
    starts += pages_of_statements(world.barnet)
    starts += pages_of_suppliers(world.barnet)
    starts += pages_of_published_checks(world.barnet)
    return starts


def _forms_after_upload(portal: Flask, visitor: Visitor) -> dict[str, Form]:
    """What only stands on the answer to a spreadsheet that was sent."""
    found: dict[str, Form] = {}
    for address, rows in _UPLOADS.items():
        visitor.get(address)
        page = visitor.submit({"file": (BytesIO(csv_file(*rows)), "export.csv")})
        found |= {form.endpoint: form for form in forms_on(portal, page)}
    return found


#: Where a spreadsheet is read in, and one that can be.
_UPLOADS = {
    "/barnet/training/import/": (
        ["Course", "Date", "Group"],
        ["Barnet half-day", "1 June 2026", "Housing officers"],
    ),
    "/barnet/suppliers/registry/": (
        ["StatementYear", "OrganisationName", "CompanyNumber", "StatementURL"],
        ["2026", "Barnet Catering Limited", "01234567", "https://catering.example/statement"],
        ["2026", "Barnet Guard Limited", "", "https://guard.example/statement"],
    ),
    "/barnet/referrals/import/": (
        ["Date of referral", "Route", "Age", "Exploitation type"],
        ["1 June 2026", "NRM", "Adult", "Labour"],
        ["in the summer", "NRM", "Adult", "Labour"],
    ),
}


class _Sieges:
    """One siege on each database, for all tests of this file: to furnish and walk it takes longest."""

    def __init__(self, beds: Beds, on_day: OnDay) -> None:
        self._beds, self._on_day = beds, on_day
        self._made: dict[str, Siege] = {}

    def on(self, kind: str) -> Iterator[Siege]:
        """The siege as it began, on its day; what a test does to it is undone."""
        if kind not in self._made:
            self._make(kind)
        # Half an hour after it was made: a signed cookie of a moment yet to come counts as forged.
        with self._beds.on(kind).app.app_context(), self._on_day(TODAY, time(9, 30)):
            siege = self._made[kind]
            siege.faults.clear()
            try:
                yield siege
            finally:
                siege.undo()
            assert siege.snapshot.rows() == siege.snapshot.first, "something was not undone"

    def _make(self, kind: str) -> None:
        with self._beds.on(kind).made_fresh().app_context(), self._on_day(TODAY):
            self._made[kind] = _besieged(self._beds.on(kind).app)

    def close(self) -> None:
        """Lets the databases go."""
        for siege in self._made.values():
            siege.snapshot.close()


@pytest.fixture(scope="module")
def _sieges(tmp_path_factory: pytest.TempPathFactory) -> Iterator[_Sieges]:
    sieges = _Sieges(Beds(tmp_path_factory.mktemp, f"siege_{worker()}"), travel)
    yield sieges
    sieges.close()


@pytest.fixture(params=ON_EACH_DATABASE)
def siege(request: pytest.FixtureRequest, _sieges: _Sieges) -> Iterator[Siege]:
    """Everything, on each database."""
    yield from _sieges.on(request.param)


@pytest.fixture
def sqlite_siege(_sieges: _Sieges) -> Iterator[Siege]:
    """Everything, on the database that has no second fence."""
    yield from _sieges.on("sqlite")


def _is_sqlite(siege: Siege) -> bool:
    return siege.snapshot.is_sqlite


def test_every_form_is_found_and_saves_what_is_plausible_when_a_lead_walks_round(siege: Siege) -> None:
    posted = {rule.endpoint for rule in siege.app.url_map.iter_rules() if "POST" in (rule.methods or set())}
    missing = posted - set(siege.found.forms)
    assert missing == {
        *("account.set_password", "partner_sign_in.open_mailed"),  # their addresses are in letters
        "chasing.resume",  # reminders run
        *("drafts.publish", "drafts.withdraw"),  # the chair's
        "drafts.discard",  # no draft waits
        "protect.take",  # stands below a table that was protected
    }
    assert set(siege.found.statuses) == {200, 302}, siege.found.statuses
    for form in siege.posted():
        if form.endpoint in ONLY_A_FILE | NEEDING_OTHERS:
            continue
        answer = siege.send(form, filled_in(form), "plausible words")
        changes = siege.snapshot.changes()
        siege.undo()
        if answer is not None and form.endpoint not in OUTSIDE - BY_LINK:
            problems = _problems_on(form, answer)
            seen = 200 if form.endpoint in LOOKING else 302
            siege.expect(answer.status_code == seen, f"{form.endpoint} answered {answer.status}: {problems}")
        changed = changes.keys() - UNTOLD
        told = [changes[name] for name in ("audit_entry", "portal_event") if name in changes]
        is_told = any(len(each.came) > len(each.gone) for each in told)
        siege.expect(is_told or not changed, f"{form.endpoint} changed {changed} and told nobody")
        siege.expect(
            bool(changed) or form.endpoint in UNCHANGED | LOOKING, f"{form.endpoint} changed nothing"
        )
    assert not siege.faults, siege.told()


def _problems_on(form: Form, answer: TestResponse) -> list[str]:
    """What the page says is wrong; a file says nothing."""
    if answer.mimetype != "text/html":
        return []
    return Page(answer.status_code, form.target, answer.get_data(as_text=True), {}).problems


@pytest.mark.parametrize("part", range(PARTS))  # so that two can work at it, and none takes too long
def test_nothing_breaks_and_nothing_typed_is_lost_when_one_field_is_hostile(siege: Siege, part: int) -> None:
    for form, name, words, sent in islice(_hostile_forms(siege), part, None, PARTS):
        answer = siege.send(form, sent, f"{words} in {name}")
        if answer is None:
            siege.undo()
        elif answer.status_code == 302:
            _look_at_what_was_saved(siege, form, words, answer)
            siege.undo()
        else:
            _look_at_the_form(siege, form, name, words, sent, answer)
    assert not siege.faults, siege.told()


def _hostile_forms(siege: Siege) -> Iterator[tuple[Form, str, str, Sent]]:
    """Each form with each field wrong; a field that many forms share is tried alone in two of them."""
    texts = TEXTS if _is_sqlite(siege) else {words: TEXTS[words] for words in FOR_DATABASES}
    choices = CHOICES if _is_sqlite(siege) else CHOICES[1:2]
    tried: Counter[tuple[str, str]] = Counter()
    for form in siege.posted():
        if form.endpoint in LEFT_ALONE:
            continue
        for name, words, sent in spoiled(form, texts, choices):
            tried[name, words] += 1
            if tried[name, words] <= 2 or words in FOR_DATES:
                yield form, name, words, sent
        yield from ((form, *case) for case in spoiled_throughout(form, texts))


def _look_at_what_was_saved(siege: Siege, form: Form, words: str, answer: TestResponse) -> None:
    where = answer.headers["Location"]
    siege.expect(where.startswith("/") and "\\" not in where[:2], f"{form.endpoint} leads to {where}")
    siege.expect("stolen" not in str(answer.headers), f"{form.endpoint} lets a header in")
    if words == "markup":
        shown = siege.browser_at(where).get(where).get_data(as_text=True)
        siege.expect(MARKUP not in shown, f"{form.endpoint} shows markup as it is")
        siege.expect("49$" not in shown, f"{form.endpoint} lets a template run")


def _look_at_the_form(
    siege: Siege, form: Form, name: str, words: str, sent: Sent, answer: TestResponse
) -> None:
    html = answer.get_data(as_text=True)
    case = f"{form.endpoint} with {words} in {name}"
    siege.expect(answer.status_code != 400 or name == "version", f"{case}: 400")
    if answer.status_code == 200:
        siege.undo()  # the portal counts what went wrong at its door
    if answer.status_code != 422 or name == "version":
        return
    siege.expect("govuk-error-summary" in html, f"{case} names no error")
    siege.expect(MARKUP not in html and "<script>alert" not in html, f"{case} shows markup as it is")
    if words not in ("control characters", "markup"):
        return
    page = Page(answer.status_code, form.target, html, {})
    siege.expect(not page.faults, f"{case} is not valid HTML: {page.faults[:3]}")
    back = next((one for one in forms_on(siege.app, page) if one.endpoint == form.endpoint), None)
    if back is None:
        siege.faults.append(f"{case} does not show the form again")
        return
    for other, values in sent.items():
        if form.kinds.get(other) == "text" and len(values) == 1:
            kept = _plain(back.sent.get(other, [""])[0])
            siege.expect(kept == _plain(values[0]), f"{case} loses {other}: {kept[:60]!r}")


def _plain(text: str) -> str:
    """What of a text must be on the page again: unseen characters are shown as �."""
    return "".join("�" if ord(one) < 32 or 127 <= ord(one) < 160 else one for one in text.strip())


def _of_bexley(siege: Siege, rows: Rows) -> dict[str, list[dict[str, Any]]]:
    """Bexley's own rows."""
    mine = siege.foreign[-1].replace("-", "")
    return {
        name: [
            row
            for row in found
            if mine in str(row.get("tenant_id", row.get("member_of_id", ""))).replace("-", "")
        ]
        for name, found in rows.items()
    }


def _strangers_in(siege: Siege, rows: Rows) -> list[str]:
    """Barnet's rows that name something of Bexley's."""
    here = str(siege.barnet.id).replace("-", "")
    foreign = [one.replace("-", "") for one in siege.foreign]
    return [
        f"{name}: {words[:200]}"
        for name, found in rows.items()
        for row in found
        if here in (words := repr(row).replace("-", "")) and any(one in words for one in foreign)
    ]


EXTRAS = (
    *("id", "tenant_id", "person_id", "owner_person_id", "owner_post_id", "owner_id", "aim_id", "plan_id"),
    *("action_id", "duty_id", "holder_id", "cover_id", "chained_to_id", "file_id", "member_of_id", "by"),
    *("by_id", "added_by_id", "closed_by_id", "done_by_id", "escalation_post_id", "slug", "role"),
)


def test_nothing_of_another_tenant_is_reached_when_its_ids_are_sent(sqlite_siege: Siege) -> None:
    siege = sqlite_siege
    before = _of_bexley(siege, siege.snapshot.first)
    assert _strangers_in(siege, siege.snapshot.first) == []
    tried = 0
    for form in siege.posted():
        if form.endpoint in LEFT_ALONE | OFFERED:
            continue
        cases = [*ids_swapped(form, siege.foreign), *_with_extras(form, siege.foreign[::3])]
        for name, sent in cases:
            tried += name != "fields of its own"
            answer = siege.send(form, sent, f"an id of another tenant in {name}")
            if answer is None or answer.status_code in (200, 302):
                changes = siege.snapshot.changes()
                theirs = _of_bexley(siege, {at: [*each.gone, *each.came] for at, each in changes.items()})
                siege.expect(not any(theirs.values()), f"{form.endpoint} changed the neighbour by {name}")
                found = _strangers_in(siege, {at: each.came for at, each in changes.items()})
                siege.expect(not found, f"{form.endpoint} saved by {name}: {found[:2]}")
                siege.undo()
            elif form.endpoint not in NAMES_COUNCILS and not form.target.startswith(NETWORK):
                siege.expect(
                    "Bexley" not in answer.get_data(as_text=True), f"{form.endpoint} shows it by {name}"
                )
    assert any(before.values()) and _of_bexley(siege, siege.snapshot.rows()) == before
    assert tried > 100
    assert not siege.faults, siege.told()


def _with_extras(form: Form, foreign: list[str]) -> Iterator[tuple[str, Sent]]:
    """The form with names of columns that it does not have."""
    for one in foreign:
        yield (
            "fields of its own",
            filled_in(form) | {name: [one] for name in EXTRAS if name not in form.kinds},
        )


#: What an address may say that no link says: the parameters that a page reads without offering them.
UNOFFERED = {"page", "next", "recorded", "months"}
ADDRESSES = {
    **{words: TEXTS[words] for words in ("control characters", "a lone surrogate", "far too long", "markup")},
    **{words: text for words, text in TEXTS.items() if words in FOR_DATES or words == "a header"},
    "a page beyond all": "999999",
    "the first day of all": "0001-01-01",
    "the last day of all": "9999-12-31",
    "a month beyond all": "9999-12",
    "a week": "2026-W48-1",
    "a person": "person-",
    "a post": "post-x",
    "another site": "//evil.example/",
    "too long": "x" * 6_000,
}


def _asked(siege: Siege) -> dict[str, set[str]]:
    """The parameters that each page takes: those that its links and its form say, and those unoffered."""
    pages: dict[str, set[str]] = {}
    for address in siege.found.opened:
        path = urlsplit(address).path
        kind = endpoint_of(siege.app, address)
        pages.setdefault(kind and path, set()).update(siege.found.parameters.get(path, ()), UNOFFERED)
    for form in siege.found.forms.values():
        if not form.is_posted:
            pages.setdefault(urlsplit(form.target).path, set()).update(form.kinds)
    one_of_each = {endpoint_of(siege.app, path): path for path in sorted(pages, reverse=True)}
    return {path: pages[path] for path in one_of_each.values() if path}


def test_a_page_answers_and_changes_nothing_when_its_address_asks_for_anything(siege: Siege) -> None:
    pages = _asked(siege)
    assert {"words", "standing", "owner", "from", "to", "sort", "plan"} <= pages["/barnet/actions/"]
    assert {"person", "state", "from", "to", "action"} <= pages["/barnet/chasing/"]
    for path, names in pages.items():
        offered = names - UNOFFERED
        values = [*ADDRESSES.items(), *((one, one) for one in siege.foreign)]
        siege.snapshot.forget_notes()
        for words, value in values:
            each = [{name: [value]} for name in offered] if words not in siege.foreign else []
            prefixed = [value, f"person-{value}", f"post-{value}"]
            for query in [] if not offered else [{name: prefixed for name in names}, *each]:
                _ask(siege, path, query, words)
        _ask(siege, path, {name: ["a", "b", ""] for name in names | {"x[]", "__proto__"}}, "arrays")
    assert not siege.snapshot.changes()
    assert not siege.faults, siege.told()


def _ask(siege: Siege, path: str, query: Sent, words: str) -> None:
    case = f"{path} with {words} in {', '.join(query)}"
    try:
        answer = siege.browser_at(path).get(path, query_string=body(query))
    except Exception as error:
        siege.faults.append(f"{case}: {error!r:.300}")
        return
    html = answer.get_data().decode(errors="replace")  # it may be a file
    siege.expect(answer.status_code in (200, 302, 404), f"{case}: {answer.status_code}")
    siege.expect("evil" not in answer.headers.get("Location", ""), f"{case} leads elsewhere")
    siege.expect("<script>alert" not in html and "stolen" not in str(answer.headers), f"{case} is run")
    is_named = endpoint_of(siege.app, path) in NAMES_COUNCILS or path.startswith(NETWORK)
    siege.expect(is_named or "Bexley" not in html, f"{case} shows the neighbour")
