"""The front door: the few names that pages, commands and tests may import.

group = open_group("south_sudan")                       # a working group's data
receipt = submit(group, viewer, "may.csv", data)         # kept, in the ledger, then read
answer = verdict(group, viewer, receipt.submission)      # what stands, what does not and why
confirm(group, viewer, receipt.submission)               # only then it counts
table = ask(group, viewer, "reach_by_state", to_month=date(2026, 10, 1))
"""

from .access import LOCAL, NotForYou, Role, Viewer
from .archive import NoRoom
from .bridge import Bridge, bridge, restated
from .decisions import decide
from .desk import (
    Decision,
    Effect,
    answer_objection,
    changed,
    conclude,
    object_to,
    second,
    undo,
    would_change,
)
from .inbox import count_good, receive_many, sent_for
from .loading import load, open_group
from .mending import (
    answer_headings,
    learn,
    mend,
    samples_of_headings,
    take_answer_back,
    version_to_mend,
)
from .months import freeze, release, reopen, would_withhold
from .outputs.kept import handed_out, handed_out_file
from .owner import watch
from .people import LOCAL_HAND, Grant, Hand, NotGranted, People, Person, people_at
from .pipeline import follow, rebuild
from .questions import all_questions, ask, reckon_ahead, scope
from .reached import METHOD, months_before
from .samples import open_sample
from .sentences import finding as message_of
from .sentences import refusal as refusal_words
from .sentences import titles_of
from .settings_entered import NotTaken, Problem, enter, lists_now, take_back
from .settings_file import enter_figures_file
from .store import StoreInUse
from .submissions import (
    Receipt,
    TooLarge,
    confirm,
    confirm_spelling,
    nil,
    note_today,
    original,
    submit,
    withdraw,
)
from .verdict import Verdict, verdict
from .versions import NoSuchVersion, VersionFailed, exists, is_ready, prepare, version_on
from .vocabulary import BrokenList, Group, group_codes, load_group, load_vocabulary
from .words import Words, words
from .working_group import WorkingGroup, data_root, sample_root

__all__ = [
    "LOCAL", "LOCAL_HAND", "METHOD", "Bridge", "BrokenList", "Decision", "Effect", "Grant", "Group",
    "Hand", "NoRoom", "NoSuchVersion", "NotForYou", "NotGranted", "NotTaken", "People", "Person",
    "Problem", "Receipt", "Role", "StoreInUse", "TooLarge", "Verdict", "VersionFailed", "Viewer",
    "Words", "WorkingGroup", "all_questions", "answer_headings", "answer_objection", "ask",
    "bridge", "changed", "conclude", "confirm", "confirm_spelling", "count_good", "data_root",
    "decide", "enter", "enter_figures_file", "exists", "follow", "freeze", "group_codes",
    "handed_out", "handed_out_file", "is_ready", "learn", "lists_now", "load", "load_group",
    "load_vocabulary", "mend", "message_of", "months_before", "nil", "note_today", "object_to",
    "open_group", "open_sample", "original", "people_at", "prepare", "rebuild", "receive_many",
    "reckon_ahead", "refusal_words", "release", "reopen", "restated", "sample_root",
    "samples_of_headings", "scope", "second", "sent_for", "submit", "take_answer_back", "take_back",
    "titles_of", "undo", "verdict", "version_on", "version_to_mend", "watch", "withdraw", "words",
    "would_change", "would_withhold",
]  # fmt: skip
