"""The chair's desk: what needs a person, what each answer would change, and the answers as entries of the ledger.

items = ask(group, viewer, "review_items").to_pylist()
decision = Decision("same_work", "different", (item,))
would_change(group, viewer, decision, month)      # before anything is decided
number = conclude(group, viewer, decision, "two teams in two camps")[0]
undo(group, viewer, number, "it was one team")
"""

from .deciding import Decision, conclude, second, undo
from .effects import Effect, changed, would_change
from .objecting import answer_objection, object_to

__all__ = [
    "Decision", "Effect", "answer_objection", "changed", "conclude", "object_to", "second", "undo", "would_change",
]  # fmt: skip
