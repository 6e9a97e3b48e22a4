"""The titles and sentences that are computed from answers."""

from __future__ import annotations

import pyarrow as pa
import pytest
from figure_tables import CELLS, LAYERS, MONTHS, SEX_AGE, STATES, cell, layer, month, place

from data_pipeline.telling import sentences, sentences_groups
from data_pipeline.telling.news import needs_attention, what_changed
from data_pipeline.telling.place_sentences import SENTENCES, of_places, word_of

AREA = "state_and_area"


def table(*rows) -> pa.Table:
    return pa.Table.from_pylist(list(rows))


@pytest.mark.parametrize(
    ("low", "high", "hidden", "said", "upper"),
    [
        (41300, 58900, False, "At least 41,300 people reached", "at most 58,900"),
        (120, 120, False, "120 people reached", ""),
        (1, 1, False, "1 person reached", ""),
        (0, 0, False, "No people reached were reported to us", ""),
        (None, None, True, "Fewer than 10 people reached", ""),
    ],
)
def test_the_headline_is_a_range_in_words(low, high, hidden, said, upper):
    line = {"people_low": low, "people_high": high, "hidden": hidden}
    assert sentences.people(line) == said
    assert sentences.at_most(line) == upper


def test_without_a_figure_nothing_is_claimed():
    assert sentences.people({}) == "No figure for this period"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (STATES, "Most people were reached in Unity and Central Equatoria"),
        (STATES.slice(0, 1), "All people reached are in Central Equatoria"),
        (table(place("SS08", "Warrap")), "No people reached were reported to us"),
        (STATES.slice(0, 0), "No people reached were reported to us"),
    ],
)
def test_the_map_says_where_most_people_are(rows, said):
    assert sentences.of_states(rows) == said


def test_the_ranking_says_its_two_ends():
    assert sentences.of_ranks(STATES) == "From 40 in Western Bahr el Ghazal to 4,500 in Unity"
    assert sentences.of_ranks(STATES.slice(0, 1)) == "All people reached are in Central Equatoria"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (LAYERS, "Most people were reached at layer 2; layer 4 reached at least 131"),
        (table(layer("2", 5, 9), layer("3", 4, 4), layer("4", 0, 0)),
         "Most people were reached at layer 2; no layer 4 was reported to us"),
        (table(layer("2", 5, 9), layer("3", 4, 4), layer("4", None, None, hidden=True)),
         "Most people were reached at layer 2"),
        (table(layer("3", 5, 9)), "People were reached at layer 3 only"),
        (table(layer("4", 0, 0)), "No people reached were reported to us"),
    ],
)  # fmt: skip
def test_the_pyramid_says_its_top(rows, said):
    assert sentences.of_layers(rows) == said


def test_gaps_count_what_is_planned_and_what_nobody_told():
    assert sentences.of_gaps(CELLS, AREA) == "No layer 4 reported to us in 3 of 3 states and areas"
    full = table(*(cell("SS01", code, 5) for code in "234"))
    assert sentences.of_gaps(full, "province") == "Layers 2, 3 and 4 were reported to us in all 1 provinces"
    only_one_missing = table(
        *(cell("SS01", code, 5) for code in "134"), cell("SS01", "2", 0, "none_reported")
    )
    assert sentences.of_gaps(only_one_missing, "state") == "No layer 2 reported to us in 1 of 1 states"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (MONTHS, "Most people were reached in February 2026: at least 300"),
        (MONTHS.slice(0, 2), "February 2026 reached more people than any month before it here"),
        (MONTHS.slice(1, 2), "March 2026 reached fewer people than any month before it here"),
        (MONTHS.slice(0, 1), "January 2026: at least 100 people"),
        (table(month(1, None, None, hidden=True)), "The numbers of people are too small to be shown"),
        (MONTHS.slice(0, 0), "No people reached were reported to us"),
    ],
)
def test_months_say_where_the_last_one_stands(rows, said):
    assert sentences.of_months(rows) == said


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        (100, 240, "140 more people than in May"),
        (100, 101, "1 more person than in May"),
        (100, 60, "40 people fewer than in May"),
        (100, 100, "As many people as in May"),
    ],
)
def test_a_change_has_a_direction(before, now, said):
    assert sentences.change(before, now, "May") == said


def group(code: str, low: int | None, **more):
    return {"population_group": code, "title": code, "low": low, "high": low, "organisations": 1 if low else 0,
            "hidden": False, **more}  # fmt: skip


def test_groups_say_the_largest():
    assert (
        sentences_groups.of_groups(table(group("IDP", 5), group("HST", 9)))
        == "HST are the largest group: 9 reached"
    )
    assert sentences_groups.of_groups(table(group("IDP", 5))) == "Only IDP were reached: 5"
    assert sentences_groups.of_groups(table(group("IDP", 0))) == "No population group was reported to us"


def test_groups_say_how_widely_they_are_reached():
    rows = table(
        *(group("IDP", 5, place=p) for p in "abc"), group("HST", 3, place="a"), group("HST", 0, place="b")
    )
    titles = {"IDP": "IDPs", "HST": "Host community"}
    assert sentences_groups.of_group_places(rows, titles) == (
        "Reached in most places: IDPs (3); in fewest: Host community (1)"
    )
    assert sentences_groups.of_group_places(rows, {"IDP": "IDPs"}) == "Each group was reached in 3 places"
    four = table(group("IDP", 5, layer="4"), group("HST", 0, layer="4"), group("HST", 9, layer="3"))
    assert (
        sentences_groups.of_group_layers(four, 2) == "Layer 4 was reported to us for 1 of 2 population groups"
    )


def test_sexes_and_completeness_are_shares_of_people():
    assert (
        sentences_groups.of_sexes(SEX_AGE)
        == "64% of the people whose sex and age we know are women and girls"
    )
    assert sentences_groups.of_completeness(SEX_AGE) == "Sex and age are known for 62% of the people"
    assert sentences_groups.of_sexes(SEX_AGE.slice(0, 0)) == "Nobody's sex and age were reported to us"


def moved(title: str, before: int | None, now: int | None, new: int = 0, gone: int = 0):
    return {
        "place": title,
        "title": title,
        "low_before": before,
        "low_now": now,
        "from_new": new,
        "from_gone": gone,
    }


def test_changes_are_told_the_weightiest_first():
    rows = table(moved("Unity", 600, 900, new=200), moved("Warrap", 400, 0, gone=400), moved("Lakes", 10, 10))
    assert what_changed(rows, MONTHS.slice(0, 2), "January 2026") == [
        "200 more people than in January 2026; the largest part in Unity (300).",
        "New services reached 200 people in Unity.",
        "Nobody reached in Warrap was reported to us; in January 2026 it was 400 people.",
    ]


def test_a_month_without_change_says_so():
    assert what_changed(table(moved("Unity", 5, 5)), MONTHS.slice(0, 1), "May 2026") == [
        "Nothing changed since May 2026."
    ]


def test_attention_names_few_places_and_leaves_out_zero():
    def line(kind: str, amount: int, of: int | None = None, names: list[str] | None = None):
        return {"kind": kind, "amount": amount, "of": of, "names": names}

    rows = table(line("ending", 4), line("awaited", 1, 38), line("overlap", 0), line("held_back", 0),
                 line("no_layer_4", 2, 13, ["Lakes", "Warrap"]))  # fmt: skip
    assert needs_attention(rows, AREA) == [
        "No layer 4 reported to us in 2 of 13 states and areas: Lakes, Warrap.",
        "1 agency is awaited.",
        "4 services end within three months.",
    ]
    many = table(line("no_layer_4", 5, 13, list("abcde")))
    assert needs_attention(many, AREA) == ["No layer 4 reported to us in 5 of 13 states and areas."]


def test_every_word_for_the_first_level_has_its_own_sentences():
    for word in SENTENCES:
        for topic in ("gap", "covered", "everywhere"):
            assert of_places(topic, word, layer="4", n=1, all=3)
    assert word_of("state", {"state", "administrative_area"}) == AREA
    assert word_of("state", {"state"}) == "state"
    assert word_of("province", {"province", "city"}) == "province"
