"""What a batch of ledger entries makes due."""

from __future__ import annotations

from dataclasses import dataclass, field

from . import events, store
from .ledger import Entry


@dataclass
class Due:
    """Submissions to read or type again, and months to settle.

    received: entries of new files; again: files to be read again, because what their sender says of them has changed;
    submissions: whose rows are typed again; decided: whose months are settled again.
    """

    received: list[Entry] = field(default_factory=list)
    again: set[int] = field(default_factory=set)
    submissions: set[int] = field(default_factory=set)
    decided: set[int] = field(default_factory=set)
    lists_changed: bool = False
    spelling: bool = False
    calendar: bool = False
    entered: bool = False

    @property
    def rows(self) -> bool:
        """Whether rows have to be read, typed or settled again."""
        return bool(self.received or self.again or self.submissions or self.decided or self.spelling)

    @property
    def spell_all(self) -> bool:
        """Whether the spellings of all rows are looked at anew: what a file no longer writes must go."""
        return self.spelling or self.lists_changed or bool(self.again)

    @property
    def figures(self) -> bool:
        """Whether figures can change: something was decided, or is understood anew."""
        confirmed = any("confirmed" in entry.facts for entry in self.received)
        return self.rows and bool(self.decided or self.lists_changed or self.spelling or confirmed)


def due_of(cursor: store.Cursor, batch: list[Entry]) -> Due:
    """What these entries make due; the cursor knows them already, but nothing has been read yet."""
    due = Due()
    for entry in batch:
        if entry.action == "received":
            due.received.append(entry)
        elif entry.action in ("confirmed", "withdrawn", "erased"):
            due.decided.add(int(entry.facts["submission"]))
        elif entry.action == "year_to_date":
            due.decided |= events.submissions_of_year(cursor, entry)
        elif entry.action == "lists":
            due.lists_changed = True
        elif entry.action in ("spelling", "decided", "undone", "seconded"):
            concerned, spelling = events.submissions_decided(cursor, entry)
            due.spelling |= spelling
            (due.submissions if spelling else due.decided).update(concerned)
        elif entry.action in ("headings", "learned", "mended", "unmended"):
            due.again |= events.submissions_answered(cursor, entry)
        elif entry.action == "sent_for":
            due.again |= {int(entry.facts["submission"])} & events.all_submissions(cursor)
        elif entry.action in ("nil", "today"):
            due.calendar = True
        elif entry.action == "entered":
            due.entered = due.calendar = True
            due.lists_changed |= entry.facts["kind"] == "organisations"  # names may mean something else now
    return due
