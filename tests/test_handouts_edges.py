"""Hand-outs where there is little: odd and long names, one agency, numbers too small to show, nobody, the first month."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from examples_small import row, send
from test_handouts_factsheet import said
from test_handouts_files import ALIVE, parts

from data_pipeline import LOCAL, WorkingGroup, enter, note_today
from data_pipeline.outputs.handouts import KINDS, Handout, make
from data_pipeline.outputs.handouts.chapters import chapters
from data_pipeline.outputs.handouts.chapters_head import key_messages

MONTH = date(2026, 5, 1)
NAMES = {
    "LONG": "Organização Não Governamental de Saúde Mental e Apoio Psicossocial às Comunidades",
    "ARB": "منظمة الصحة النفسية والدعم النفسي الاجتماعي للمجتمعات النازحة",
    "EVIL": '=HYPERLINK("x","Société d’à côté")',
}
CASES = {
    "names": [row(organisation="LONG"), row(organisation="ARB", admin1="Lakes", admin2="", total=70),
              row(organisation="EVIL", activity="3.1", total=120)],
    "one": [row()],
    "hidden": [row(total=3)],
    "nobody": [row(status="Planned, funded", total="")],
}  # fmt: skip


@pytest.fixture(scope="module", params=CASES)
def handout(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Handout]:
    group = WorkingGroup("south_sudan", tmp_path_factory.mktemp(request.param))
    enter(
        group,
        LOCAL,
        "organisations",
        [{"code": c, "title": t, "type": "441"} for c, t in NAMES.items()],
        "new",
    )
    send(group, request.param, *CASES[request.param])
    note_today(group, date(2026, 6, 20))
    yield Handout(group, MONTH)
    group.close()


@pytest.fixture
def case(request: pytest.FixtureRequest, handout: Handout) -> str:
    return handout.group.root.name.rstrip("0123456789")


def test_every_kind_is_made_and_nothing_in_it_is_alive(handout: Handout) -> None:
    for kind in KINDS:
        assert [name for name, part in parts(make(handout, kind)) if ALIVE.search(part)] == []


def test_names_stand_whole_in_the_fact_sheet(handout: Handout, case: str) -> None:
    if case == "names":
        text = said(make(handout, "factsheet"))
        assert NAMES["LONG"] in text and NAMES["EVIL"] in text


def test_nothing_is_said_that_the_figures_do_not_carry(handout: Handout, case: str) -> None:
    with handout.speaking():
        told = {chapter.key: chapter.title for chapter in chapters(handout)}
        messages = key_messages(handout)
    assert "change" not in told  # the first month has none before it
    if case == "hidden":
        assert told["reached"] == "Fewer than 5 people reached" and not {"sexes", "coverage"} & set(told)
        assert not [
            one for one in (*told.values(), *messages) if one.startswith(("Most", "All people", "No people"))
        ]
        assert (
            " 3 "
            not in f" {said(make(handout, 'factsheet'))} ".replace("Layer 3", "").replace("layer 3", "")[:400]
        )
    if case == "nobody":
        assert told["where"] == "No people reached were reported to us"
    if case == "one":
        assert (
            told["where"] == "All people reached are in Upper Nile" and told["reached"] == "40 people reached"
        )


def test_every_text_passes_through_gettext(handout: Handout) -> None:
    marked = Handout(handout.group, MONTH, language="qps")
    with marked.speaking():
        told = [
            text
            for c in chapters(marked)
            for text in (c.title, c.drawn, *c.columns.values(), *c.notes, *c.lines)
        ]
    assert [text for text in told if text and not text.startswith("⟦")] == []
