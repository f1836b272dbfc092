"""A person at a real browser, who notices console messages, inaccessible pages and sideways scrolling."""

from dataclasses import dataclass, field
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

from portal.config import DEMO_PASSWORD

WIDE = 1280
NARROW = 320
HEIGHT = 900
#: Rules of axe for WCAG 2.2 AA and good practice; what is right is not listed, which takes half the time.
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
AXE = Axe()
_RUN = "rules => axe.run(document, rules).then(results => results.violations)"


@dataclass
class Reader:
    """One browser window on the portal at `address`; every page that is opened is looked at."""

    context: BrowserContext
    address: str
    with_scripts: bool = True
    page: Page = field(init=False)
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page = self.context.new_page()
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        self.page.on("requestfailed", self._fail)

    def _hear(self, message: ConsoleMessage) -> None:
        """Every message is a complaint, but for Chromium's own about a page that answers 4xx with words."""
        is_about_page = message.location["url"] == self.page.url
        if not (is_about_page and "the server responded with a status of 4" in message.text):
            self.complaints.append(f"{message.type}: {message.text}")

    def _fail(self, request: Request) -> None:
        """A picture that was still being drawn when the reader went on is no complaint; a refused one is."""
        if not (request.resource_type == "image" and request.failure == "net::ERR_ABORTED"):
            self.complaints.append(f"failed: {request.url}")

    def open(self, path: str) -> Page:
        """Opens an address of the portal and looks at the page."""
        self._go_to(path)
        self.look()
        return self.page

    def open_at_every_width(self, path: str) -> None:
        """The same, on a screen and on a phone."""
        self._go_to(path)
        self.look_at_every_width()

    def _go_to(self, path: str) -> None:
        response = self.page.goto(self.address + path)
        assert response is not None and response.ok, f"{path} answered {response and response.status}"

    def sign_in(self, email: str, password: str = DEMO_PASSWORD) -> None:
        """Signs in, as one of the demonstration's people when no password is given."""
        self.open("/sign-in")
        self.page.get_by_label("E-mail address").fill(email)
        self.page.get_by_label("Password", exact=True).fill(password)
        self.page.get_by_role("button", name="Sign in").click()
        self.look()

    def press(self, name: str) -> None:
        """Presses the button of this name and looks at the page it leads to."""
        self.page.get_by_role("button", name=name, exact=True).first.click()
        self.page.wait_for_load_state()
        self.look()

    def follow(self, name: str) -> None:
        """Follows the link of this name and looks at the page it leads to."""
        self.page.get_by_role("link", name=name).first.click()
        self.page.wait_for_load_state()
        self.look()

    def look(self) -> None:
        """Nothing in the console, nothing that axe finds, nothing wider than the window."""
        found = self._violations() if self.with_scripts else []
        assert not found, f"{self.page.url}: {_in_short(found)}"
        assert not self.complaints, f"{self.page.url}: {self.complaints}"
        # Between two pages there is no document; a locator waits for the next one.
        overflow = self.page.locator("html").evaluate("html => html.scrollWidth - html.clientWidth")
        assert overflow <= 0, f"{self.page.url} is {overflow} px wider than the window"

    def look_at_every_width(self) -> None:
        """Looks at the page on a screen and on a phone, without loading it again."""
        for width in (WIDE, NARROW):
            self.page.set_viewport_size({"width": width, "height": HEIGHT})
            self.look()

    def _violations(self) -> list[dict[str, Any]]:
        """What axe finds; a page that is looked at again has it still."""
        self.page.locator("body.js-enabled").wait_for(state="attached")
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE.axe_script)
        found: list[dict[str, Any]] = self.page.evaluate(_RUN, RULES)
        return found

    def text(self) -> str:
        """The words in the page's main part."""
        return self.page.locator("main").inner_text()


def start_reading(browser: Browser, address: str, *, width: int = WIDE, with_scripts: bool = True) -> Reader:
    """A new window with no memory of any other; close its `context` afterwards."""
    context = browser.new_context(
        viewport={"width": width, "height": HEIGHT}, java_script_enabled=with_scripts, reduced_motion="reduce"
    )
    return Reader(context, address, with_scripts)


def _in_short(violations: list[dict[str, Any]]) -> str:
    return "; ".join(
        f"{one['id']} ({one['help']}): {[node['html'][:160] for node in one['nodes'][:3]]}"
        for one in violations
    )
