"""The chapters about people: who reported, people reached, where, at which layer, which groups, sex and age."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from ...telling import passport, sentences, sentences_groups
from ...telling.sentences_steady import with_steady
from ...telling.sexes import WHOLE
from ...telling.speech import number, plural, say
from .chapter import Chapter, drawn, people_columns, with_column, with_words
from .handout import Handout

MONTHS_APART = "Months do not add up: the same people come again."
AGE_COLUMNS = ("girls", "boys", "women", "men", "older_women", "older_men", "not_recorded")


def reporting(handout: Handout) -> Chapter:
    """Who has reported, month by month; the missing are counted, never named."""
    line, rows = handout.line("headline"), handout.year("reach_by_month")
    missing = int(line.get("missing") or 0)
    columns = {
        "month": say("Month"), "expected": say("Expected"), "reported": say("Reported"), "late": say("Late"),
        "missing": say("Missing"),
    }  # fmt: skip
    awaited = plural("{n} agency is awaited.", "{n} agencies are awaited.", missing) if missing else ""
    return Chapter(
        "reporting", passport.reported_words(line), say("Agencies expected in each month: on time, late, missing"),
        rows, columns, (say("An agency that told us it has nothing to report has reported."),),
        tuple(one for one in (awaited,) if one),
    )  # fmt: skip


def reached(handout: Handout) -> Chapter:
    """The headline, what else was counted, and the twelve months up to it."""
    line, rows = handout.line("headline"), handout.year("reach_by_month")
    steady = None if handout.public else handout.year("reach_by_month_steady")
    known = with_words(rows, handout)
    return Chapter(
        "reached", sentences.people(line, handout.look.small),
        drawn(handout, say("People reached in each month, at least and at most")), known,
        people_columns(known, {"month": say("Month")}), (*passport.assumptions(), say(MONTHS_APART)),
        tuple(one for one in (sentences.at_most(line), with_steady(sentences.of_months(rows), rows, steady)) if one),
    )  # fmt: skip


def measures(handout: Handout) -> list[tuple[str, str]]:
    """(number, what it counts) beside the headline; what nobody reported is left out."""
    line = handout.line("headline")
    places = say("{n} of {all}", n=line.get("places_covered") or 0, all=line.get("places_all") or 0)
    told = [
        (line.get("contacts"), say("visits and sessions")), (line.get("attendances"), say("attendances")),
        (line.get("participants"), say("people trained")), (line.get("supported_staff"), say("staff supported")),
        (line.get("organisations"), say("agencies active")),
    ]  # fmt: skip
    area = [(places, say("states and areas covered"))] if handout.whole else []
    return [(number(n), what) for n, what in told if n] + area


def where(handout: Handout) -> Chapter:
    """People by state or area; in a state's hand-out by county."""
    if handout.admin1:
        return _counties(handout)
    rows = with_words(handout.ask("reach_by_state"), handout)
    rows = rows if handout.whole else some_of(rows)
    return Chapter(
        "where", sentences.of_states(rows), drawn(handout), rows,
        people_columns(rows, {"title": say("State or area")}),
        (say("A service without a number of people is shown as “not counted”."), handout.subject.boundaries),
    )  # fmt: skip


def _counties(handout: Handout) -> Chapter:
    rows = handout.ask("reach_by_county")
    shown = with_words(some_of(rows), handout)
    return Chapter(
        "where", sentences.of_states(shown), drawn(handout), shown, people_columns(shown, {"title": say("County")}),
        (say("Counties of which nobody has told us of a service are left out."),),
    )  # fmt: skip


def layers(handout: Handout) -> Chapter:
    """The four layers of the pyramid."""
    rows = with_words(handout.ask("reach_by_layer"), handout)
    rows = with_column(rows, "title", (say(title) for title in rows["title"].to_pylist()))
    note = say("Layer 1 is delivered by other clusters: its coverage can't be read from these reports.")
    return Chapter(
        "layers", sentences.of_layers(rows), drawn(handout), rows,
        people_columns(rows, {"layer": say("Layer"), "title": say("Title")}),
        (say("Layers do not add up to the total: the same people are in several."), note),
    )  # fmt: skip


def matrix(handout: Handout) -> Chapter:
    """Layer by state, gaps loud."""
    rows = with_words(handout.ask("reach_by_state_and_layer"), handout)
    return Chapter(
        "matrix", sentences.of_gaps(rows, handout.place_word),
        drawn(handout, say("People reached, at least (and agencies)")), rows,
        people_columns(rows, {"title": say("State or area"), "layer": say("Layer")}),
        (say("“None” means none reported to us; hatched or “not told”: nobody has told us."),),
    )  # fmt: skip


def groups(handout: Handout) -> Chapter:
    """People by population group; those that nobody reported are left out."""
    rows = handout.ask("reach_by_group")
    shown = some_of(rows)
    shown = with_words(with_column(shown, "title", (_group_title(row) for row in shown.to_pylist())), handout)
    note = say("Returnees include returned IDPs and returned refugees.")
    return Chapter(
        "groups", sentences_groups.of_groups(shown), drawn(handout), shown,
        people_columns(shown, {"title": say("Population group")}),
        (say("Groups do not add up where one is part of another."), note),
    )  # fmt: skip


def some_of(rows: pa.Table) -> pa.Table:
    """Lines with people, with too few to tell, or with an agency."""
    told = pc.or_(pc.greater(pc.fill_null(rows["high"], 0), 0), rows["hidden"])
    return rows.filter(pc.or_(told, pc.greater(rows["organisations"], 0)))


def _group_title(row: dict[str, str]) -> str:
    title = say(row["title"])
    return say("of them: {group}", group=title) if row["parent"] not in ("", "ALL") else title


def sexes(handout: Handout) -> Chapter | None:
    """Everybody by sex and age; None where nobody's were reported."""
    rows = handout.ask("sex_age")
    whole = _shown(rows.filter(pc.equal(rows["population_group"], WHOLE)), handout.look.small)
    if not any(whole[name][0].as_py() for name in AGE_COLUMNS[:-1] if whole.num_rows):
        return None
    titles = (
        say("Girls"), say("Boys"), say("Women"), say("Men"), say("Older women"), say("Older men"), say("Not recorded"),
    )  # fmt: skip
    return Chapter(
        "sexes", sentences_groups.of_sexes(rows), drawn(handout, say("People reached, at least")), whole,
        dict(zip(AGE_COLUMNS, titles, strict=True)),
        (say("Shares are of the people whose sex and age were reported."),),
        (sentences_groups.of_completeness(rows),),
    )  # fmt: skip


def _shown(rows: pa.Table, small: int) -> pa.Table:
    """Cells of fewer people than may be shown are empty."""
    for name in AGE_COLUMNS:
        cells = [None if n and n < small else n for n in rows[name].to_pylist()]
        rows = rows.set_column(rows.schema.get_field_index(name), name, pa.array(cells, pa.int64()))
    return rows
