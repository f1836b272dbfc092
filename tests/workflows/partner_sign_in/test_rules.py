"""Which mail domains may be approved."""

import pytest

from workflows.partner_sign_in.rules import domain_of, is_public_mail, plain_domain, problem_with_domain


@pytest.mark.parametrize("domain", ["met.example", "a-charity.org.uk", "swl.nhs.uk", "xn--caf-dma.example"])
def test_a_domain_can_be_approved_when_it_is_an_organisations_own(domain: str) -> None:
    assert problem_with_domain(domain) is None


@pytest.mark.parametrize(
    ("domain", "words"),
    [
        ("gmail.com", "Anybody can get an address"),
        ("btinternet.com", "Anybody can get an address"),
        ("nhs.net", "Many organisations share"),
        ("gov.uk", "Many organisations share"),
        ("", "after the @"),
        ("charity", "after the @"),
        ("charity..example", "after the @"),
        ("-charity.example", "after the @"),
        ("10.0.0.1", "after the @"),
        ("charity.example/x", "after the @"),
        ("ch\u0430rity.example", "after the @"),  # with a Cyrillic letter that looks like an a
        ("a." * 130 + "example", "after the @"),
    ],
)
def test_a_domain_is_refused_when_others_have_addresses_there(domain: str, words: str) -> None:
    assert words in (problem_with_domain(domain) or "")


def test_an_address_belongs_to_what_follows_its_last_at_when_it_is_read() -> None:
    assert domain_of(' "jo@met.example"@Elsewhere.example ') == "elsewhere.example"
    assert domain_of("nobody") == ""
    assert is_public_mail("Jo@GMail.com") and not is_public_mail("jo@met.example")


@pytest.mark.parametrize("typed", ["met.example", "@Met.Example", " jo@met.example ", "met.example."])
def test_a_domain_is_understood_when_it_is_typed_in_one_of_the_usual_ways(typed: str) -> None:
    assert plain_domain(typed) == "met.example"
