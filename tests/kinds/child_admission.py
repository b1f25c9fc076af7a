"""儿童入住: a baby left at a bus station, taken in by the county or by the league."""

from __future__ import annotations

from datetime import date
from typing import Any

from domain.divisions import Division
from domain.office import Actor, Role
from tests.cast import COUNTY, Against, Sample, papers, person

NUMBERS: dict[str, str] = {}
HOUSE = "12150421MB000000AA"
"""An institution's credit code (样例)."""
POLICE = Actor(person("police"), Role.PARTNER, COUNTY)
LEAGUE_POLICE = Actor(person("police"), Role.PARTNER, Division("1504"))
FATHER = person("father")
FOUND: dict[str, Any] = {
    "papers": papers(
        "found_child_report", "medical_record", "family_search_notice", "reception_opinion"
    ),
    "brought_by": "police",
    "situation": "parents_not_found",
    "identity_known": False,
    "born": date(2021, 3, 1),
    "sex": "female",
    "found_on": date(2021, 6, 20),
    "found_at": "150421102",
    "found_where": "长途汽车站候车室",
    "finder": person("passer-by"),
    "features": "红色襁褓",
}
KNOWN = {
    "identity_known": True,
    "situation": "guardian_unable",
    "guardian": FATHER,
    "hukou": "150421102201",
}
SAMPLES = {
    "2021/league": Sample({**FOUND, "owner": "1504"}, by=LEAGUE_POLICE),
    "2021/county": Sample({**FOUND, "owner": "150421"}, by=POLICE),
}
AGAINST = {
    "child_is_of_age": Against({"born": date(2001, 3, 1)}),
    "guardian_can_care": Against(KNOWN, words={"assess_guardian": {"finding": "able"}}),
    "no_long_term_ground": Against(KNOWN),
}
WORDS: dict[str, dict[str, Any]] = {
    "report_police": {"police_number": "A1504212021060001"},
    "examine": {"condition": "healthy"},
    "hospitalise": {"hospital": "旗医院"},
    "order_custody": {"ground": "roaming"},
    "admit": {"institution": HOUSE},
    "request_search": {"dna_sample": "D-2021-1"},
    "announce_search": {"medium": "newspaper", "number": "2021-1"},
    "report_search": {"result": "none"},
    "assess_guardian": {"finding": "unable", "account": "患病卧床"},
    "return_child": {"guardian": FATHER},
    "close": {"ground": "death"},
}
