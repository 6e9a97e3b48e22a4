"""The vocabulary and the working groups: complete, linked, and good for what partners really write."""

from collections import defaultdict

import duckdb
import pytest

from data_pipeline.vocabulary import group_codes, load_group
from data_pipeline.vocabulary.guards import folded, heading_key

SPELLINGS = [
    ("admin1", "UN", "SS06"),
    ("admin1", "abyei region", "SS00"),
    ("admin1", "GPAA", "SS03-GP"),
    ("admin1", "W. Bahr el Ghazal", "SS09"),
    ("admin2", "Bor", "SS0303"),
    ("admin2", "Mundri", "SS1004 SS1005"),
    ("site", "Malakal Protection of Civilians", "SS0707-S01"),
    ("status", "2", "planned_funded"),
    ("status", "Planned", "planned_funded planned_unfunded"),
    ("status", "Finalizada", "completed"),
    ("population_group", "IDPs", "IDP"),
    ("population_group", "Host Communities", "HST"),
    ("activity", "8.1 Basic counselling for individuals", "8.1"),
    ("activity", "Individual counselling", "8.1"),
    ("activity", "Counselling", "8.1 8.2"),
    ("activity", "Child friendly spaces", "4.1"),
    ("activity", "PFA", "7.1"),
    ("cluster", "GBV", "PRO-GBV"),
    ("cluster", "WASH", "WSH"),
    ("yes_no", "Oui", "yes"),
    ("organisation", "Sante Mentale Amarante (SMA)", "SMA"),
]
HEADINGS = [
    ("Organization", "reporting_organisation"),
    ("Org. Acronym", "organisation_acronym"),
    ("Activities", "activity"),
    ("Project Sector", "cluster"),
    ("States", "admin1"),
    ("State Pcode", "admin1_pcode"),
    ("LGA PCode", "admin2_pcode"),
    ("Implementing Partner Name", "implementing_partner"),
    ("Zone", "admin2"),
    ("ORGANIZACIÓN DONANTE", "donor"),
    ("PERSONAS ALCANZADAS", "total"),
    ("Partenaire de mise en œuvre", "implementing_partner"),
    ("Région *", "admin1"),
    ("Secteur/Cluster*", "cluster"),
    ("Elderly Women", "older_women"),
    ("Email", "contact_email"),
    ("#adm2 +name", "admin2"),
    ("#reached+adults+f", "women"),
]
CENTRES = """
    select admin1, count(*), count(*) filter (title like '%not named in the source%')
    from place_list
    where type = 'recreational_counselling_centre'
    group by all
"""


@pytest.fixture(scope="module")
def group():
    return load_group("south_sudan")


@pytest.fixture(scope="module")
def tables(group):
    return group.tables()


@pytest.fixture(scope="module")
def sql(tables):
    connection = duckdb.connect()
    for name, table in tables.items():
        connection.register(name, table)
    return lambda text: connection.sql(text).fetchall()


def test_there_are_two_groups():
    assert group_codes() == ("northeast_nigeria", "south_sudan")
    with pytest.raises(KeyError, match="there are: northeast_nigeria, south_sudan"):
        load_group("atlantis")


def test_the_lists_are_complete(sql, group):
    levels = dict(sql("select level, count(*) from place_list group by all"))
    assert levels == {"country": 1, "admin1": 11, "area": 2, "admin2": 79, "site": 17}
    assert sql("select count(*), count(distinct family) from activity_list") == [(45, 11)]
    assert sql("select count(*), max(asked) from column_list where asked > 0") == [(24, 24)]
    assert len(group.settings.screen_areas) == 13
    assert sql("select count(*) from organisation_list where code <> 'IOM'") == [(28,)]


def test_the_coding_rules(sql):
    codes = "string_agg(code, ' ' order by position)"
    counts = dict(sql(f"select counts, {codes} from activity_list group by all"))
    assert counts["attendances"] == "1.2 3.4 3.5" and counts["participants"] == "6.1 11.3"
    assert counts["supported_staff"] == "11.5" and counts["none"] == "11.1 11.2 11.4 11.6 11.7"
    assert sql("select distinct layer from activity_list where family = '11'") == [("",)]
    assert sql("select code from activity_list where flag = 'debriefing'") == [("8.5",)]
    assert sql("select count(*) from activity_list where needs_description") == [(11,)]
    assert sql("select code from status_list where carries_people") == [("ongoing",), ("completed",)]


def test_places_form_a_tree(sql):
    pibor = sql("select admin1, area, admin2 from place_list where code = 'SS0308'")
    assert pibor == [("SS03", "SS03-GP", "SS0308")]
    assert sql("select parent from codes where list = 'admin1' and code = 'SS06-RW'") == [("SS06",)]
    assert sql("select admin2 from place_list where title = 'Hai Masna'") == [("SS0903",)]
    assert sql("select * from place_list where level = 'admin2' and admin1 = ''") == []


def test_thirteen_centres_stand_in_three_states(sql):
    states, centres, unnamed = zip(*sql(CENTRES), strict=True)
    assert set(states) == {"SS06", "SS07", "SS09"}
    assert (sum(centres), sum(unnamed)) == (13, 7)


def test_every_spelling_leads_to_a_code_and_every_code_has_one(sql):
    assert sql("select * from also_written anti join codes using (list, code)") == []
    assert sql("select * from codes anti join also_written using (list, code)") == []


@pytest.mark.parametrize(("name", "written", "codes"), SPELLINGS)
def test_real_spellings(tables, name, written, codes):
    found = defaultdict(set)
    for row in tables["also_written"].to_pylist():
        found[row["list"], folded(row["written"])].add(row["code"])
    assert found[name, folded(written)] == set(codes.split())


@pytest.mark.parametrize(("heading", "column"), HEADINGS)
def test_real_headings(tables, heading, column):
    known = {heading_key(row["written"]): row["column_name"] for row in tables["heading_list"].to_pylist()}
    assert known[heading_key(heading)] == column


def test_sources_may_disagree_and_the_unverified_is_marked(sql):
    renk = "place = 'SS0711' and measure = 'population' and population_group = 'ALL' and year >= 2021"
    assert sql(f"select count(distinct value) from population where {renk}") == [(4,)]
    assert sql("select * from population where confirmed and source like '%unverified%'") == []
    assert sql("select count(*) from to_confirm where list = 'activity_family'") == [(11,)]
    chairs = sql("select organisation, role from coordination where level = 'national'")
    assert chairs == [("IOM", "chair"), ("UNICEF", "co_chair")]


def test_northeast_nigeria_is_a_folder_of_data():
    tables = load_group("northeast_nigeria").tables()
    levels = tables["place_list"]["level"].to_pylist()
    assert levels.count("admin1") == 3 and levels.count("admin2") == 65
    assert ("NGA036", "NG036") in {(r["written"], r["code"]) for r in tables["also_written"].to_pylist()}


def test_every_state_has_a_shape_and_every_area_a_label(group):
    codes = {feature["properties"]["code"] for feature in group.boundaries["features"]}
    assert codes == set(group.settings.pcode_areas)
    labelled = {place.code for place in group.places if place.longitude and place.latitude}
    assert set(group.settings.screen_areas) == labelled
