"""The figures about population groups, sex, age and disability."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from data_pipeline.telling import sentences_groups
from data_pipeline.telling.look import Look
from data_pipeline.telling.sexes import AGES, WHOLE, completeness
from pages.parts.address import view
from pages.parts.answers import parents, titles
from pages.parts.apart import apart
from pages.parts.bars import range_bars
from pages.parts.charts import share_bars
from pages.parts.matrix import matrix
from pages.parts.panel import drawn, panel, reader_look, with_titles, with_words
from pages.parts.panels import columns_of, what
from pages.parts.pyramid import sex_age
from pages.parts.session import ask
from pages.parts.words import say


def plain_titles() -> dict[str, str]:
    """code -> title of population groups in the reader's language."""
    return {code: say(title) for code, title in titles("population_group").items()}


def group_titles() -> dict[str, str]:
    """The same where a group holds others: a part says so."""
    above = parents("population_group")
    return {
        code: say("of them: {group}", group=title) if above.get(above.get(code, "")) else title
        for code, title in plain_titles().items()
    }


@apart
def groups_reached(key: str = "groups", **only: object) -> None:
    """People by population group; those not reported at all are left out."""
    rows, reader = reported(ask("reach_by_group", **only)), reader_look()
    shown = with_titles(rows.drop_columns(["title"]), "population_group", group_titles())
    colours = {code: reader.group(code) for code in rows["population_group"].to_pylist()}
    figure = drawn(
        lambda: range_bars(
            shown, reader, "population_group", colours=colours, chosen=view().population_group
        ), "groups", shown, reader, view().population_group,
    )  # fmt: skip
    table = with_words(shown, reader)
    panel(
        sentences_groups.of_groups(shown), what(), figure, key, rows=table, chooses=("population_group",),
        columns=columns_of(table, {"title": say("Population group")}),
        note=about_returnees(shown),
    )  # fmt: skip


def about_returnees(rows: pa.Table) -> str:
    """The sentence that a group holds others, where it is shown."""
    here = set(rows["population_group"].to_pylist())
    return (
        say("Returnees include returned IDPs and returned refugees.")
        if {"RRI", "RDP"} <= here or {"RRI", "RET"} <= here
        else ""
    )


@apart
def groups_by_state(reached: pa.Table) -> None:
    """Population group by state. reached: answer of `reach_by_state`, for where nobody has told us."""
    rows, reader = ask("reach_by_state_and_group"), reader_look()
    told = dict(zip(reached["place"].to_pylist(), reached["told"].to_pylist(), strict=True))
    rows = rows.append_column(
        "told", pa.array([told.get(place) for place in rows["place"].to_pylist()], pa.string())
    )
    places = dict(zip(rows["place"].to_pylist(), rows["title"].to_pylist(), strict=True))
    _matrix(rows, reader, "place", places, "scroll-groups-states", say("State or area"))


@apart
def groups_by_layer() -> None:
    """Population group by layer."""
    rows, reader = ask("reach_by_group_and_layer"), reader_look()
    groups, layers = _columns(rows), {code: say("Layer {n}", n=code) for code in reader.layers}
    figure = drawn(
        lambda: matrix(
            rows, reader, "population_group", "layer", groups, layers, reader.layers, loud=False,
            chosen=(view().population_group, view().layer),
        ), "group-layer", rows, reader, view().population_group, view().layer,
    )  # fmt: skip
    table = with_titles(with_words(rows.drop_columns(["title"]), reader), "population_group", group_titles())
    panel(
        sentences_groups.of_group_layers(rows, len(groups)), what(), figure, "scroll-groups-layers", rows=table,
        chooses=("population_group", "layer"),
        columns=columns_of(table, {"title": say("Population group"), "layer": say("Layer")}),
    )  # fmt: skip


@apart
def sexes_and_ages() -> None:
    """People by sex and age."""
    rows, reader = ask("sex_age"), reader_look()
    figure = drawn(lambda: sex_age(rows, reader), "sexes", rows, reader)
    named = with_titles(rows, "population_group", group_titles() | {WHOLE: say("Everybody")})
    cells = {
        name: title
        for pair, titled in zip(AGES, _cells(), strict=True)
        for name, title in zip(pair, titled, strict=True)
    }
    panel(
        sentences_groups.of_sexes(rows), what(say("People reached, at least")), figure, "sexes", rows=named,
        columns={"title": say("Population group"), **cells, "not_recorded": say("Not recorded")},
        note=say("Shares are of the people whose sex and age were reported."),
    )  # fmt: skip


@apart
def how_complete() -> None:
    """For how many people sex and age are known, and how many are recorded with a disability."""
    rows, reader = ask("sex_age"), reader_look()
    known = completeness(rows)
    order = pa.array([list(plain_titles()).index(code) for code in known["population_group"].to_pylist()])
    shares = with_titles(known.take(pc.sort_indices(order)), "population_group", plain_titles())
    headings = {
        "known": say("Sex and age known"), "disability": say("With a disability"),
        "asked": say("Rows that asked about it"),
    }  # fmt: skip
    figure = drawn(lambda: share_bars(shares, reader, headings), "complete", shares, reader)
    panel(
        sentences_groups.of_completeness(rows), what(say("Shares of the people reached, and of rows")), figure,
        "scroll-complete", rows=shares, columns={"title": say("Population group"), **headings},
        note=say("A small share with a disability often means that nobody asked."),
    )  # fmt: skip


def _matrix(rows: pa.Table, reader: Look, line: str, lines: dict[str, str], key: str, first: str) -> None:
    groups = _columns(rows)
    chosen = (view().admin1, view().population_group)
    figure = drawn(
        lambda: matrix(rows, reader, line, "population_group", lines, groups, loud=False, chosen=chosen),
        key, rows, reader, chosen,
    )  # fmt: skip
    table = with_titles(with_words(rows, reader), "population_group", group_titles(), "group_title")
    panel(
        sentences_groups.of_group_places(rows, _whole(groups)), what(), figure, key,
        rows=table, chooses=("admin1", "population_group"),
        columns=columns_of(table, {"title": first, "group_title": say("Population group")}),
        note=say("A dash: none of this group reported to us. Hatched: nobody has told us."),
    )  # fmt: skip


def _columns(rows: pa.Table) -> dict[str, str]:
    """The groups that anybody reported, in the order of their list."""
    here = set(reported(rows)["population_group"].to_pylist())
    return {code: title for code, title in group_titles().items() if code in here}


def _whole(groups: dict[str, str]) -> dict[str, str]:
    """Without those that are part of another group."""
    above = parents("population_group")
    return {code: title for code, title in groups.items() if not above.get(above.get(code, ""))}


def reported(rows: pa.Table) -> pa.Table:
    """Lines with people, with too few to tell, or with an agency."""
    some = pc.or_(pc.greater(pc.fill_null(rows["high"], 0), 0), rows["hidden"])
    return rows.filter(pc.or_(some, pc.greater(rows["organisations"], 0)))


def _cells() -> tuple[tuple[str, str], ...]:
    return (say("Girls"), say("Boys")), (say("Women"), say("Men")), (say("Older women"), say("Older men"))
