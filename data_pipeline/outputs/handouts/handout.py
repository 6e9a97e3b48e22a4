"""What a hand-out is about, and its answers: in the scope of members (or of the public), whoever makes it."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

import pyarrow as pa

from ...access import Role, Viewer
from ...bridge import Bridge, bridge
from ...questions import ask
from ...reached import months_before
from ...telling import passport
from ...telling.look import LIGHT, Look
from ...telling.place_sentences import word_of
from ...telling.speech import in_language, say
from ...working_group import WorkingGroup

FILTERS = ("admin1", "organisation", "donor")


@dataclass
class Handout:
    """A month as it is handed out.

    at: the version of the figures (versions.py), by default the month's own where it is final, else the latest; public:
    only what was released; admin1, organisation, donor: the one that it is about, empty for the whole group; language:
    of its words, the group's by default. Asking it raises NotForYou for what the public may not see.
    """

    group: WorkingGroup
    month: date
    at: str = ""
    public: bool = False
    admin1: str = ""
    organisation: str = ""
    donor: str = ""
    language: str = ""
    _told: dict[Any, pa.Table] = field(default_factory=dict, repr=False)

    @property
    def viewer(self) -> Viewer:
        """Never the one who makes it: what is handed out leaves the house."""
        return Viewer(Role.public if self.public else Role.member)

    def __post_init__(self) -> None:
        if not self.at and not self.public:
            self.at = self._own_version()

    def _own_version(self) -> str:
        """A final month is handed out as it was made final; another one as it is now."""
        final = ask(self.group, self.viewer, "final_months").to_pylist()
        own = [row["folder"] for row in final if row["month"] == self.month and not row["reopened"]]
        return own[-1] if own else ""

    def ask(self, name: str, **asked: Any) -> pa.Table:
        """A named question for the month and what the hand-out is about; asked once."""
        params = {"from_month": self.month, "to_month": self.month, **self.only, **asked}
        key = (name, *sorted(params.items()))
        if key not in self._told:
            self._told[key] = ask(self.group, self.viewer, name, self.at, **params)
        return self._told[key]

    def line(self, name: str) -> dict[str, Any]:
        """The only line of an answer; empty where there is none."""
        rows = self.ask(name).to_pylist()
        return rows[0] if rows else {}

    def year(self, name: str) -> pa.Table:
        """A question that answers by month, for the twelve months up to this one."""
        return self.ask(name, from_month=months_before(self.month, 11))

    @property
    def only(self) -> dict[str, str]:
        """The filters that the hand-out is made with."""
        return {name: getattr(self, name) for name in FILTERS if getattr(self, name)}

    @property
    def whole(self) -> bool:
        """Whether it is about the whole working group."""
        return not self.only

    @cached_property
    def titles(self) -> dict[str, str]:
        """ "list:code" -> title."""
        rows = ask(self.group, self.viewer, "codes", self.at).to_pylist()
        return {f"{row['list']}:{row['code']}": row["title"] for row in rows}

    def said(self, list_name: str) -> dict[str, str]:
        """code -> title of a list in the hand-out's language."""
        head = f"{list_name}:"
        return {
            code.removeprefix(head): say(title)
            for code, title in self.titles.items()
            if code.startswith(head)
        }

    def place_title(self, code: str) -> str:
        """The name of a state, area or county; the code where it has none."""
        return next((place.title for place in self.group.lists.places if place.code == code), code)

    @property
    def about(self) -> str:
        """The state, agency or donor by its name; empty for the whole group."""
        return ", ".join(self.titles.get(f"{name}:{code}", code) for name, code in self.only.items())

    @cached_property
    def final(self) -> dict[str, Any]:
        """The line of `final_months` of the version; empty where the figures are the latest or the public's."""
        rows = [] if self.public else ask(self.group, self.viewer, "final_months").to_pylist()
        return next((row for row in rows if row["folder"] == self.at), {})

    @cached_property
    def change(self) -> tuple[date, Bridge] | None:
        """The month before, and why the figure differs from it; None for the first month and for the public."""
        if self.public:
            return None
        known = ask(self.group, self.viewer, "months", self.at)["month"].to_pylist()
        before = max((day for day in known if day < self.month), default=None)
        if before is None or self.month not in known:
            return None
        final = [
            row["folder"]
            for row in ask(self.group, self.viewer, "final_months").to_pylist()
            if row["month"] == before and row["folder"] != self.at
        ]
        at_before = final[-1] if final else ""
        return before, bridge(self.group, self.viewer, before, self.month, at_before, self.at, **self.only)

    @property
    def look(self) -> Look:
        """White ground always, in the group's colour."""
        small = 0 if self.public else self.group.lists.vocabulary.policy.members_floor
        accent = self.group.settings.accent_light
        return LIGHT.model_copy(update={"small": small, "sample": self.group.sample, "accent": accent})

    @property
    def place_word(self) -> str:
        """What the first level is called, for place_sentences."""
        kinds, settings = {p.code: p.type for p in self.group.lists.places}, self.group.settings
        return word_of(settings.admin1_word, {kinds[code] for code in settings.screen_areas})

    @property
    def subject(self) -> passport.Subject:
        """What its figures were asked for, in words."""
        settings = self.group.settings
        version = passport.final_words(self.final) if self.final else self.at
        return passport.Subject(
            period=passport.period_words(self.month, self.month), only=self.about, version=version,
            newest=say("Published") if self.public else say("Latest"), group=settings.title,
            sample=self.group.sample, boundaries=say(settings.boundary_note), groups=self.said("population_group"),
        )  # fmt: skip

    @property
    def stamp(self) -> str:
        """For whom it is."""
        return say("Public") if self.public else say("Members only")

    @property
    def address(self) -> str:
        """Where the dashboard shows the same figures, as text; `TWG_ADDRESS` is the dashboard's own address."""
        given = {"group": self.group.code, "month": f"{self.month:%Y-%m}", "at": self.at, **self.only}
        asked = "&".join(f"{name}={value}" for name, value in given.items() if value)
        return f"{os.environ.get('TWG_ADDRESS', '').rstrip('/')}/?{asked}"

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 over the month's own figures: two hand-outs with the same one tell the same."""
        names = ("headline", "reach_by_state", "reach_by_layer", "reach_by_state_and_layer", "reach_by_group")
        told = [self.ask(name).to_pylist() for name in names]
        return hashlib.sha256(json.dumps(told, default=str, sort_keys=True).encode()).hexdigest()[:16]

    @property
    def made(self) -> date:
        """The day that stands in the files: never the clock's, so that a file made again is the same."""
        return self.final.get("made_on") or self.line("headline").get("as_of") or self.month

    def facts(self) -> list[tuple[str, str]]:
        """(name, value): all that has to be known about its figures."""
        line = self.line("headline")
        return [
            *passport.file_lines(line, self.subject), (say("For whom"), self.stamp),
            (say("In the dashboard"), self.address), (say("Fingerprint of the figures"), self.fingerprint),
        ]  # fmt: skip

    def speaking(self) -> Any:
        """Everything inside is said in its language."""
        return in_language(self.language or self.group.settings.language)

    @property
    def file_name(self) -> str:
        """Without the kind: "mhpss_2026-09", with what it is about; of the samples "SAMPLE_mhpss_2026-09"."""
        parts = ["mhpss", f"{self.month:%Y-%m}", *self.only.values(), *(["public"] * self.public)]
        return "_".join(["SAMPLE", *parts] if self.group.sample else parts)
