"""The register of releases: all of them as a chain, and one with its measures and their proofs."""

from uuid import UUID

from flask import render_template

from portal.access import public
from portal.network.readers import readable_release, reader_profile
from portal.network.releases.blueprint import releases as pages
from portal.network.releases.chain import chain_of
from portal.network.releases.proof import method_words, proof_in_short, proof_words
from workflows.register.queries import cube_of, measures_of
from workflows.register.queries import releases as every_release
from workflows.register.rules import METHOD_WORDS, PROFILE_WORDS, STATUS_WORDS, Profile


@pages.get("/")
@public
def register() -> str:
    """Every release that the reader may see, the newest quarter first."""
    found, reader = every_release(), reader_profile()
    seen = [each for each in found if reader == Profile.MEMBERS or each.profile == Profile.PUBLIC]
    return render_template(
        "network/releases/register.html",
        releases=seen,
        chain=chain_of(found),
        is_member=reader == Profile.MEMBERS,
        profiles=PROFILE_WORDS,
        statuses=STATUS_WORDS,
    )


@pages.get("/<uuid:release_id>/")
@public
def release(release_id: UUID) -> str:
    """One release with its tables; of one that was withdrawn, that it was and why."""
    found = readable_release(release_id)
    if not found.has_figures:
        return render_template("network/releases/withdrawn.html", release=found, profiles=PROFILE_WORDS)
    measures = measures_of(found)
    return render_template(
        "network/releases/release.html",
        release=found,
        measures=[(each, cube_of(found, each.measure_key).tables) for each in measures],
        chain=chain_of(every_release()),
        is_member=reader_profile() == Profile.MEMBERS,
        method_words=method_words,
        proof_in_short=proof_in_short,
        proof_words=proof_words,
        methods=METHOD_WORDS,
        profiles=PROFILE_WORDS,
        statuses=STATUS_WORDS,
    )
