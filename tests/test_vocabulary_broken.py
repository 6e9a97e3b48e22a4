"""A broken list is refused by file and line: a bad example of every guard. The lists are the good ones."""

import shutil
from pathlib import Path

import pytest

from data_pipeline.vocabulary import HOME, BrokenList, load_group, load_vocabulary

#: file (without a folder: of South Sudan), a piece of a line, what it is broken into, what the refusal says
BROKEN = [
    ("places.csv", ",Juba,admin2,SS01,", ",Juba,admin2,SS33,", 'parent "SS33": no such place.'),
    ("places.csv", ",Juba,admin2,SS01,", ",Juba,admin2,SS0102,", "cannot stand in one of level admin2"),
    ("places.csv", "SS0102,Kajo-keji", "SS0101,Kajo-keji", 'code "SS0101": stands already in line'),
    ("places.csv", "Equatoria,admin1", "Equatoria,stte", 'level "stte"'),
    ("places.csv", "SS0903,14,mobile_stop", "SS0903,14,tent", 'type "tent": no such site type'),
    ("places.csv", "title,level,parent", "title,level,father", 'line 1, column "father": no such column'),
    ("places.csv", "level,parent,position", "level,position", 'column "parent": the column is missing'),
    ("places.geojson", '"code":"SS01"', '"code":"ZZ01"', 'code "ZZ01": no such place'),
    ("organisations.csv", "HHR,437,yes", "HHR,999,yes", 'type "999": no such organisation type'),
    ("organisations.csv", "2025-11,2026-08", "2025-11,2025-08", "ends before it begins"),
    ("organisations.csv", "HHR,437,yes", "HHR,437,perhaps", 'trusted_new "perhaps"'),
    ("organisations.csv", "437,yes,2025-06", "437,yes,June", 'active_from "June"'),
    ("donors.csv", "NLF,", "CERF,", 'code "CERF": stands already in line'),
    ("also_written.csv", "Ikwoto,SS0202,", "Ikwoto,SS9999,", '"SS9999": no such code in the list admin2'),
    ("also_written.csv", "admin2,Ikwoto,", "admin2,Juba,", 'written "Juba": this is the name of SS0101'),
    ("also_written.csv", "admin2,Ikwotos,", "admin2,IKWOTO,", 'written "IKWOTO": told already in line'),
    ("also_written.csv", "Ikwoto,SS0202,", "Ikwoto,SS0202,SS77", 'context "SS77": no such place'),
    ("population.csv", "SS0903,ALL,", "SS0903,XYZ,", 'population_group "XYZ": no such population group'),
    ("population.csv", "SS0903,ALL,", "SS0999,ALL,", 'place "SS0999": no such place'),
    ("population.csv", ",151320,", ",about 150000,", 'value "about 150000"'),
    ("place_hints.csv", ",SS0001,", ",SS00,", 'county "SS00": no such county'),
    ("coordination.csv", "state,SS06,", "state,SS66,", 'place "SS66": no such place'),
    ("group.toml", 'admin1_word = "state"', 'admin1_word = "shire"', 'admin1_word "shire"'),
    ("group.toml", "deadline_day", "dedline_day", 'dedline_day "10": no such setting'),
    ("group.toml", "first_month =", "# first_month =", "first_month: the setting is missing"),
    ("group.toml", "deadline_day = 10", "deadline_day 10", "not TOML"),
    ("group.toml", '"SS06-RW"', '"SS99"', 'screen_areas "SS99": no such place'),
    ("vocabulary/activities.csv", "8,3,people,no,deb", "8,5,people,no,deb", 'layer "5": no such layer'),
    ("vocabulary/activities.csv", "8,3,people,no,deb", "8,3,heads,no,deb", 'counts "heads"'),
    ("vocabulary/activities.csv", "8,3,people,no,deb", "12,3,people,no,deb", 'family "12": no such family'),
    ("vocabulary/activities.csv", "people,no,debriefing,", "people,no,", "10 cells where the heading has 11"),
    ("vocabulary/crosswalk.csv", "IOM02,11.1", "IOM02,11.9", 'activity "11.9": no such activity'),
    ("vocabulary/population_groups.csv", ",RRI,RDP,", ",RXX,RDP,", 'parent "RXX": no such population group'),
    ("vocabulary/also_written.csv", "progress,ongoing", "progress,going", "no such code in the list status"),
    ("vocabulary/columns.toml", '"Mois",', '"Mois", "Bailleur",', 'heading already means reporting_month'),
    ("vocabulary/columns.toml", 'list = "status"', 'list = "states"', 'list "states": no such list'),
    ("vocabulary/columns.toml", 'list = "status"\n', "", "a column of codes names its list"),
    ("vocabulary/columns.toml", "asked = 9", "asked = 8", "the asked columns are not numbered"),
    ("vocabulary/columns.toml", 'kind = "month"', 'kind = "moon"', 'kind "moon"'),
    ("vocabulary/policy.toml", "public_floor = 10", "public_floor = 3", 'public_floor "3"'),
    ("vocabulary/policy.toml", "jump_months", "jump_moths", 'jump_moths "3": no such setting'),
]  # fmt: skip


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A copy of the lists that a test may break."""
    for name in ("vocabulary", "groups"):
        shutil.copytree(HOME / name, tmp_path / name)
    return tmp_path


def change(home: Path, file: str, good: str, bad: str) -> int:
    """Replace the first `good` in a list by `bad`; the number of its line."""
    text = (home / file).read_text("utf-8")
    assert good in text
    (home / file).write_text(text.replace(good, bad, 1), "utf-8")
    return text[: text.index(good)].count("\n") + 1


def load(home: Path, file: str) -> None:
    load_vocabulary(home) if file.startswith("vocabulary") else load_group("south_sudan", home)


@pytest.mark.parametrize(("name", "good", "bad", "told"), BROKEN)
def test_a_broken_list_is_refused(home, name, good, bad, told):
    file = name if "/" in name else f"groups/south_sudan/{name}"
    load(home, file)
    change(home, file, good, bad)
    with pytest.raises(BrokenList) as refusal:
        load(home, file)
    assert str(refusal.value).startswith(f"{file}, line {refusal.value.line}")
    assert told in str(refusal.value)


def test_the_refusal_names_file_line_and_column(home):
    line = change(home, "groups/south_sudan/places.csv", ",Juba,admin2,SS01,", ",Juba,admin2,SS33,")
    with pytest.raises(BrokenList) as refusal:
        load_group("south_sudan", home)
    assert str(refusal.value) == f'groups/south_sudan/places.csv, line {line}, parent "SS33": no such place.'


@pytest.mark.parametrize(("file", "good"), [("vocabulary/policy.toml", "jump_months"),
                                            ("vocabulary/columns.toml", 'kind = "flag"')])  # fmt: skip
def test_a_setting_is_told_with_its_line(home, file, good):
    line = change(home, file, good, f"{good[:-1]}x{good[-1]}")
    with pytest.raises(BrokenList, match=f"{file}, line {line}, "):
        load(home, file)


def test_a_list_that_is_not_there(home):
    (home / "groups/south_sudan/places.csv").unlink()
    with pytest.raises(BrokenList, match="places.csv, line 1: there is no such file"):
        load_group("south_sudan", home)


def test_a_line_after_a_cell_of_two_lines_keeps_its_number(home):
    line = change(home, "vocabulary/yes_no.csv", "yes,Yes,", 'yes,Yes,"over\ntwo lines"')
    change(home, "vocabulary/yes_no.csv", "no,No,", "yes,No,")
    with pytest.raises(BrokenList, match=f'line {line + 2}, code "yes": stands already in line {line}'):
        load_vocabulary(home)


def test_a_groups_own_word_for_its_states_wins(home):
    change(home, "groups/south_sudan/group.toml", 'admin1_word = "state"', 'admin1_word = "province"')
    rows = load_group("south_sudan", home).tables()["heading_list"].to_pylist()
    assert {row["column_name"] for row in rows if row["written"] == "Province"} == {"admin1"}
