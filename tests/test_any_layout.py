"""Small files with the troubles that partners' files have, each from upload to accepted on the answers of its sender alone."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from examples import csv_file, row
from openpyxl import Workbook

from data_pipeline import (
    LOCAL,
    answer_headings,
    ask,
    confirm,
    follow,
    learn,
    mend,
    open_group,
    submit,
    verdict,
)

HEADINGS = {
    "en": "Reporting month|Agency|State|County|Modality|Activity|Status|Sensitive|Target group|Girls|Boys|Women|Men|Total reached|Contacts",
    "fr": "Mois|Organisation déclarante|Région|Commune|Modalité|Activité|Statut|Masquer le lieu|Groupe cible|Filles|Garçons|Femmes|Hommes|Total personnes|Nombre de visites",
    "es": "Mes|Organización|Departamento|Municipio|Modalidad|Actividad|Estado|Confidencial|Grupo poblacional|Niñas|Niños|Mujeres|Hombres|Total personas|Visitas",
    "pt": "Mês|Organização|Província|Município|Modalidade|Atividade|Situação|Confidencial|Grupo-alvo|Meninas|Meninos|Mulheres|Homens|Total de pessoas|Atendimentos",
    "ar": "الشهر|اسم المنظمة|الولاية|المقاطعة|طريقة التنفيذ|النشاط|الحالة|سري|الفئة السكانية|الفتيات|الفتيان|النساء|الرجال|المجموع|عدد الزيارات",
    "tr": "Ay|Kuruluş adı|Eyalet|İlçe|Hizmet yöntemi|Faaliyet|Durum|Gizli|Hedef grup|Kız çocuk|Erkek çocuk|Kadın|Yetişkin erkek|Toplam kişi|Ziyaret sayısı",
}  # fmt: skip
VALUES = ["2026-05", "ALT", "Upper Nile", "Malakal", "Centre", "8.1", "Ongoing", "No", "IDP", "42", "38", "65", "21", "166", "310"]  # fmt: skip
SECOND = [*VALUES[:5], "7.1", *VALUES[6:]]


@pytest.fixture(scope="module")
def group(tmp_path_factory: pytest.TempPathFactory):
    opened = open_group("south_sudan", tmp_path_factory.mktemp("layouts"))
    yield opened
    opened.close()


def lines_of(*lines: list[str]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows(lines)
    return out.getvalue().encode()


def workbook(**sheets: list[list[str]]) -> bytes:
    book, out = Workbook(), io.BytesIO()
    book.remove(book.active)
    for name, lines in sheets.items():
        page = book.create_sheet(name)
        for line in lines:
            page.append(line)
    book.save(out)
    return out.getvalue()


def sent(group, data: bytes, name: str = "may.csv", month: date | None = None) -> int:
    number = submit(group, LOCAL, name, data, month, "ALT").submission
    follow(group)
    return number


def accepted(group, number: int, rows: int, people: int | None = None) -> None:
    """All rows stand, and the file is confirmed."""
    seen = verdict(group, LOCAL, number)
    found = ask(group, LOCAL, "findings_of_submission", submission=number).to_pylist()
    assert seen.rows["held_back"] == 0 and seen.rows["standing"] == rows, found
    assert people is None or seen.people["total"] == people
    confirm(group, LOCAL, number, "adds")
    assert verdict(group, LOCAL, number).state in ("standing", "read")


def cause(group, number: int, check: str) -> dict:
    causes = ask(group, LOCAL, "causes_of_submission", submission=number).to_pylist()
    return next(one for one in causes if one["check_name"] == check)


@pytest.mark.parametrize("language", HEADINGS)
def test_headings_in_six_languages(group, language: str) -> None:
    number = sent(group, lines_of(HEADINGS[language].split("|"), [*VALUES[:-1], language[:1] and "310"]))
    unknown = [one["heading"] for one in verdict(group, LOCAL, number).headings if one["how"] == "none"]
    assert unknown == []
    assert verdict(group, LOCAL, number).rows == {"read": 1, "standing": 1, "held_back": 0, "set_aside": 0}


def test_month_and_year_in_two_columns(group) -> None:
    headings = ["Month", "Year", *HEADINGS["en"].split("|")[1:]]
    accepted(group, sent(group, lines_of(headings, ["May", "2026", *VALUES[1:]])), 1)


def test_data_on_line_nine_under_bands_and_totals(group) -> None:
    above = [["4W matrix of the agency"], ["Month: May 2026"], [], ["", "", "Where", "", "", "What"], []]
    total = ["Total", *[""] * 12, "332", "620"]
    headings = HEADINGS["en"].split("|")
    body = [*above, [], [], headings, VALUES, SECOND, total]
    accepted(group, sent(group, workbook(Data=body), "may.xlsx"), 2, 332)


def test_two_sheets_of_one_form(group) -> None:
    headings = HEADINGS["en"].split("|")
    number = sent(group, workbook(North=[headings, VALUES], South=[headings, SECOND]), "two.xlsx")
    accepted(group, number, 2)


def test_sex_and_age_in_rows(group) -> None:
    headings = [*HEADINGS["en"].split("|")[:9], "Sex", "Age group", "Total reached"]
    told = [("F", "0-17", "42"), ("M", "<18 years", "38"), ("Female", "18-59", "65"), ("Male", "60+", "3")]
    number = sent(group, lines_of(headings, *([*VALUES[:9], *cells] for cells in told)))
    people = verdict(group, LOCAL, number).people
    assert (people["girls"], people["women"], people["older_men"], people["total"]) == (42, 65, 3, 148)
    assert people["boys"] == 0, "an age that is on no list is not guessed"
    where = {"list": "age_group", "written": "<18 years", "code": "child"}
    learn(group, LOCAL, number, [where])
    assert verdict(group, LOCAL, number).people["boys"] == 38
    accepted(group, number, 4, 148)


def test_several_activities_in_one_cell_are_asked(group) -> None:
    number = sent(group, csv_file(row(activity="8.1 Basic counselling, 7.1")))
    asked = cause(group, number, "several_in_one_cell")
    assert asked["suggestion"] == "7.1|8.1", "neither is taken by itself"
    assert verdict(group, LOCAL, number).rows["held_back"] == 1
    mend(group, LOCAL, number, [{**asked["places"][0], "column": "activity", "becomes": "8.1"}])
    accepted(group, number, 1)


def test_several_counties_in_one_cell_count_for_the_state(group) -> None:
    number = sent(group, csv_file(row(admin2="Malakal / Fashoda", contacts="7")))
    assert cause(group, number, "several_names_in_one_cell")["suggestion"] == "SS0702|SS0707"
    accepted(group, number, 1)


def test_several_states_in_one_cell_are_asked(group) -> None:
    number = sent(group, csv_file(row(admin1="SS07, SS03", admin2="")))
    asked = cause(group, number, "several_in_one_cell")
    mend(group, LOCAL, number, [{**asked["places"][0], "column": "admin1", "becomes": "SS07"}])
    accepted(group, number, 1)


def test_headings_of_their_own(group) -> None:
    own = {"activity": "What we did", "admin1": "Where we were", "total": "How many came", "donor": "Money"}
    number = sent(group, csv_file(row(), row(donor=""), renamed=own))
    answers = {own[name]: name for name in own if name != "donor"} | {"Money": ""}
    answer_headings(group, LOCAL, number, answers)
    accepted(group, number, 2)


def test_the_month_is_missing_and_chosen(group) -> None:
    number = sent(group, csv_file(row(contacts="11"), without=("reporting_month",)), month=date(2026, 5, 1))
    accepted(group, number, 1)


def test_names_that_nobody_knows_are_answered_once(group) -> None:
    wrong = [row(admin1="Haut Nil bis", contacts=str(n), site=f"Place {n}") for n in range(5)]
    number = sent(group, csv_file(*wrong))
    asked = cause(group, number, "unknown_code")
    assert asked["rows"] == 5
    learn(group, LOCAL, number, [{"list": "admin1", "written": "Haut Nil bis", "code": "SS07"}])
    accepted(group, number, 5)
    later = sent(group, csv_file(*wrong[:2]), "june.csv")
    assert verdict(group, LOCAL, later).rows["held_back"] == 0
