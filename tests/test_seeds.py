"""What IOM published about its programme in South Sudan comes out of the sample data by named questions.

Each test cites the statement and its source; the people counts of the sample are invented and nowhere compared. Figures
of other countries' documents are none of South Sudan's.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import pytest

from data_pipeline import LOCAL, WorkingGroup, ask

# "IOM started its Mental Health and Psychosocial Support (MHPSS) programme in South Sudan in 2014 ...": seed 000.
PAGE = "IOM South Sudan, MHPSS page"
YEAR = {"from_month": date(2025, 11, 1), "to_month": date(2026, 10, 1), "organisation": ["IOM"]}
NAMED = {"Malakal PoC", "Hai Masna", "Jebel Kheir", "Yoanyang", "Assosa", "Malakia"}
CENTRE = "recreational_counselling_centre"


@pytest.fixture(scope="module")
def lines(sample: WorkingGroup) -> list[dict[str, Any]]:
    """IOM's activities of the year."""
    return ask(sample, LOCAL, "activity_rows", **YEAR).to_pylist()


@pytest.fixture(scope="module")
def written(sample: WorkingGroup, lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows behind them, as IOM wrote them."""
    return ask(sample, LOCAL, "review_evidence", row_ids=[line["row_id"] for line in lines]).to_pylist()


@pytest.fixture(scope="module")
def sites(sample: WorkingGroup) -> dict[str, dict[str, Any]]:
    return {place["code"]: place for place in ask(sample, LOCAL, "places").to_pylist()}


def test_1_direct_services_in_three_states(lines: list[dict[str, Any]]) -> None:
    """ "provides direct services ... in Unity, Upper Nile and Western Bahr el-Ghazal" (000)."""
    running = {line["admin1"] for line in lines if "ongoing" in line["statuses"]}
    assert running == {"SS06", "SS07", "SS09"}


def test_2_thirteen_centres_of_which_six_are_named(
    lines: list[dict[str, Any]], sites: dict[str, dict[str, Any]]
) -> None:
    """ "through 13 “Recreational and Counselling Centres”"; the source names six (000)."""
    centres = {line["site"] for line in lines if line["site"] and sites[line["site"]]["type"] == CENTRE}
    assert len(centres) == 13
    assert {sites[code]["title"] for code in centres} >= NAMED
    assert sum("not named in the source" in sites[code]["title"] for code in centres) == 7


def test_3_centres_in_a_poc_site_collective_sites_and_host_communities(
    sites: dict[str, dict[str, Any]],
) -> None:
    """ "the PoC site in Malakal, and collective sites (Hai Masna) or in host communities in Wau town (Jebel Kheir), Rubkona
    town (Yoanyang) and Malakal town (Assosa and Malakia)" (000)."""
    notes = {place["title"]: place["note"] for place in sites.values() if place["type"] == CENTRE}
    counties = {place["title"]: place["admin2"] for place in sites.values()}
    assert "Protection of Civilians site" in notes["Malakal PoC"] and "collective site" in notes["Hai Masna"]
    assert all("host community" in notes[name] for name in NAMED - {"Malakal PoC", "Hai Masna"})
    assert [counties[name] for name in ("Jebel Kheir", "Yoanyang", "Assosa", "Malakia")] == [
        "SS0903", "SS0609", "SS0707", "SS0707",
    ]  # fmt: skip


def test_4_weekly_mobile_services_to_three_places(
    sample: WorkingGroup, written: list[dict[str, Any]]
) -> None:
    """ "mobile services are run weekly in the greater Wau area to locations such as Baggari, Bazia and Farajallah jointly
    with the Migration Health Unit" (000)."""
    mobile = [row for row in written if row["delivery_mode"] == "Mobile team"]
    assert {row["site"] for row in mobile} == {"Baggari", "Bazia", "Farajallah"}
    assert all(
        "Weekly" in row["description"] and "Migration Health Unit" in row["description"] for row in mobile
    )
    modes = ask(sample, LOCAL, "rows_of_activity", row_id=mobile[0]["row_id"]).to_pylist()
    assert [one["delivery_mode"] for one in modes] == ["mobile_team"]


def test_5_about_300_000_a_year_are_visits_and_attendances(sample: WorkingGroup) -> None:
    """ "reaches approximately 300,000 individuals per year" (000): probably services; as people it would be none of ours."""
    year = ask(sample, LOCAL, "headline", **YEAR).to_pylist()[0]
    assert year["contacts"] + year["attendances"] == pytest.approx(300_000, rel=0.01)
    assert year["people_high"] < 300_000 / 10, "people reached is another measure and never added to these"


def test_6_two_kinds_of_focused_and_five_of_community_support(
    sample: WorkingGroup, written: list[dict[str, Any]]
) -> None:
    """ "counselling and support groups as well as ... socio-relational and cultural, sports and play activities, creative
    activities, non-formal learning and integrated livelihood support" (000)."""
    layers = {
        row["activity"]: row["layer"] for row in ask(sample, LOCAL, "activity_rows", **YEAR).to_pylist()
    }
    assert {layers[code] for code in ("8.1", "8.2")} == {"3"}
    assert {layers[code] for code in ("3.3", "3.4", "3.5")} == {"2"}
    told = {row["description"].removesuffix(" at the centre").split(" by ")[0] for row in written}
    assert {"Counselling", "Support groups"} <= told
    assert {
        "Socio-relational and cultural activities", "Sports and play activities", "Creative activities",
        "Non-formal learning", "Integrated livelihood support",
    } <= told  # fmt: skip


def test_7_seven_livelihood_skills(written: list[dict[str, Any]]) -> None:
    """ "embroidery, beads’ making, hand sewing of clothes, fish nets’ weaving, local soap making, production of clay pots,
    and bread baking" (000)."""
    skills = {row["description"].partition(": ")[2] for row in written if "livelihood" in row["description"]}
    assert skills == {
        "embroidery", "beads' making", "hand sewing of clothes", "fish nets' weaving", "local soap making",
        "production of clay pots", "bread baking",
    }  # fmt: skip


def test_8_at_clinics_with_referral_and_awareness(written: list[dict[str, Any]]) -> None:
    """ "situated on the premises of the health clinics ... allowing a fast referral from and to the MHPSS team"; "TB and HIV
    patients and awareness-raising" (000)."""
    at_clinics = {row["description"] for row in written if row["delivery_mode"] == "Health facility"}
    assert any(words.startswith("Referral from and to the health clinics") for words in at_clinics)
    assert any("stigma of TB and HIV patients" in words for words in at_clinics)


def test_9_social_workers_are_trained_and_returnees_supported_in_bussere(
    sample: WorkingGroup, lines: list[dict[str, Any]], written: list[dict[str, Any]]
) -> None:
    """ "on-the-job training to social workers of the Ministry of Gender, Child and Social Welfare"; "areas of return such as
    Bussere" (000)."""
    (training,) = ask(sample, LOCAL, "general_activities", **YEAR).to_pylist()
    assert training["activity"] == "11.3" and training["participants"] > 0
    assert any("social workers of the Ministry of Gender" in row["description"] for row in written)
    assert {line["population_group"] for line in lines if line["site"] == "SS0903-S09"} == {"RRI"}


def test_10_youth_at_risk_under_the_peacebuilding_fund(
    sample: WorkingGroup, written: list[dict[str, Any]]
) -> None:
    """ "works with youth gang members and youth at risk in a Peacebuilding Fund (PBF) project" (000)."""
    funded = ask(sample, LOCAL, "activity_rows", **YEAR, donor=["PBF"]).to_pylist()
    paid = [row for row in written if row["donor"] == "UN Peacebuilding Fund"]
    assert {row["row_id"] for row in paid} == {line["row_id"] for line in funded}
    assert all("youth" in row["description"] for row in paid)
    present = ask(sample, LOCAL, "presence", **YEAR, donor=["PBF"]).to_pylist()
    assert all(one["hide_place"] for one in present if "3.8" in one["activities"]), "not told to outsiders"


def test_11_abyei_is_being_set_up(sample: WorkingGroup) -> None:
    """ "In the Abyei Administrative Area, where MHPSS services are still scarce, the unit is setting up" (000)."""
    states = {row["place"]: row for row in ask(sample, LOCAL, "reach_by_state", **YEAR).to_pylist()}
    assert states["SS00"]["planned"] and states["SS00"]["low"] == states["SS00"]["organisations"] == 0


def test_12_iom_chairs_at_national_level_and_in_three_states(sample: WorkingGroup) -> None:
    """ "IOM chairs the MHPSS Technical Working Group ... at national level and in the above mentioned three states" (000)."""
    chaired = [one for one in ask(sample, LOCAL, "coordination").to_pylist() if one["role"] == "chair"]
    assert Counter(one["level"] for one in chaired) == {"national": 1, "state": 3}
    assert {one["place"] for one in chaired} == {"SSD", "SS06", "SS07", "SS09"}
    assert {(one["organisation"], one["source"]) for one in chaired} == {("IOM", PAGE)}


CONFLICTS = {
    "Start of the programme in South Sudan": ("in 2014", "since 2013"),  # 000 against 001
    "Who chairs the working group": ("IOM chairs", "co-chaired by UNICEF"),
    "People reached in a year": ("300,000 individuals", "partly contacts"),
    "Number of centres": ("13 recreational", "Six of them are named"),
}


def test_13_where_sources_disagree_both_are_kept_and_shown(sample: WorkingGroup, as_seen_by) -> None:
    told: dict[str, list[str]] = {}
    for one in ask(sample, LOCAL, "conflicts").to_pylist():
        assert one["source"]
        told.setdefault(one["subject"], []).append(one["statement"])
    for subject, sayings in CONFLICTS.items():
        assert all(any(words in text for text in told[subject]) for words in sayings), subject
    page = as_seen_by("public", "methods")
    shown = {cell for frame in page.dataframe for column in frame.value for cell in frame.value[column]}
    assert {text for many in told.values() for text in many} <= shown
