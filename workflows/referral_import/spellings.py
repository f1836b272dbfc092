"""How else people say the options of the counting standard, the first responders, and the two decisions."""

from collections.abc import Mapping

from tenants.records.referrals.rules import TYPES, AgeBand, Outcome, Route, Stage
from workflows.referral_import.columns import OUTCOME

#: How else people say an option, by the standard's field and the option's key.
ALSO: Mapping[str, Mapping[str, str]] = {
    "route": {
        Route.NRM: "NRM referral, referred to NRM",
        Route.DTN: "DtN, duty to notify (DtN), MS1, DtN report, notify",
        Route.OUTSIDE: "outside, outside both, neither, outside NRM, not referred",
    },
    "age_band": {
        AgeBand.ADULT: "adults, over 18, 18 plus, 18 or over, 18 and over",
        AgeBand.CHILD: "children, under 18, U18, minor, young person, CYP",
        AgeBand.DISPUTED: "disputed, age dispute, age assessment",
    },
    TYPES: {
        "labour": "labor, labour exploitation, forced labour",
        "criminal": "criminal exploitation, CCE, county lines, cuckooing, forced criminality",
        "sexual": "sexual exploitation, CSE",
        "domestic": "domestic servitude, domestic, servitude",
        "organ": "organ harvesting, organ removal, organs",
    },
    "gender": {"female": "F, woman, girl", "male": "M, man, boy", "other": "non-binary, another"},
    "nationality_group": {
        "uk": "UK, British, England, GB",
        "europe": "EU, EEA, European",
        "africa": "African",
        "asia": "Asian",
        "americas": "American, Americas, Oceania, Caribbean",
    },
    "place": {
        "here": "in borough, this borough, borough, local",
        "london": "London, other London borough, other borough, another borough",
        "outside": "out of London, abroad, overseas, outside UK",
    },
    "consent": {"given": "yes, Y, consented", "refused": "no, N, declined, refused"},
    "safeguarding": {
        "adult": "section 42, S42, adult enquiry, adult safeguarding",
        "child-protection": "section 47, S47, CP, child protection",
        "child-in-need": "section 17, S17, CIN, early help, child in need",
        "hub": "MASH",
        "none": "no, N",
    },
    "guardian": {"asked": "yes, Y, referred", "not-asked": "no, N, not referred"},
    "decision_maker": {"sca": "SCA, Home Office", "panel": "panel, local panel, devolved", "ieca": "IECA"},
    "support_outside": {
        "none": "no, N",
        "social-care": "ASC, CSC, social services",
        "charity": "charity, NGO",
    },
    OUTCOME: {
        Outcome.POSITIVE: "yes, Y, pos, granted, accepted, positive RG, positive CG",
        Outcome.NEGATIVE: "no, N, neg, refused, rejected, negative RG, negative CG",
        Outcome.SUSPENDED: "on hold",
    },
}
#: First responders as people call them.
RESPONDERS: Mapping[str, str] = {
    "councils": "council, local authority, LA, borough, social care, children’s services",
    "police": "Met, Met Police, MPS, Metropolitan Police, British Transport Police, BTP",
    "ukvi": "UKVI, Home Office, visas and immigration",
    "salvation-army": "Salvation Army, TSA",
    "nspcc": "NSPCC, CTAC",
    "nca": "NCA",
    "fwa": "FWA",
    "glaa": "GLA, GLAA",
    "tara": "TARA",
}
STAGES: Mapping[str, str] = {
    Stage.REASONABLE: "reasonable, reasonable grounds, reasonable grounds decision, RG",
    Stage.CONCLUSIVE: "conclusive, conclusive grounds, conclusive grounds decision, CG",
}
STAGE_TITLES: Mapping[str, str] = {
    Stage.REASONABLE: "Reasonable grounds",
    Stage.CONCLUSIVE: "Conclusive grounds",
}
