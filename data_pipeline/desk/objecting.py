"""An agency objects to a decision about its rows; the objection waits on the chair's desk until an entry answers it.

number = object_to(group, viewer, "BTS", decision, "two teams")
answer_objection(group, chair, number, "both were asked")      # or undo the decision: that answers it too
"""

from __future__ import annotations

from ..access import NotForYou, Viewer, must_chair, must_send_for
from ..pipeline import follow
from ..working_group import WorkingGroup


def object_to(group: WorkingGroup, viewer: Viewer, organisation: str, decision: int, why: str = "") -> int:
    """Object in an agency's name, with or without a sentence; returns the entry's number.

    Raises NotForYou for others than the agency and chairs, where the decision is not about the agency or has been
    undone, and where an objection of the agency waits already.
    """
    sender = must_send_for(viewer, organisation)
    with group.lock:
        follow(group)
        found = group.store.ask("from decisions where n = $n", {"n": decision}).to_pylist()
        if not found or found[0]["undone_by"] or not sender or sender not in found[0]["organisations"]:
            raise NotForYou("No decision of this number is about this agency's rows.")
        asked = {"n": decision, "sender": sender}
        waiting = "from objections where decision = $n and organisation = $sender and answered_by is null"
        if group.store.ask(waiting, asked).num_rows:
            raise NotForYou("This agency has objected already; a chair will answer.")
        entry = group.ledger.append("objected", viewer.name, sender, decision=decision, why=why.strip())
        follow(group)
    return entry.n


def answer_objection(group: WorkingGroup, viewer: Viewer, number: int, why: str) -> int:
    """Answer an objection: the decision stays, and why. Raises NotForYou without a reason or where none waits."""
    must_chair(viewer)
    with group.lock:
        follow(group)
        found = group.store.ask("from objections where n = $n", {"n": number}).to_pylist()
        if not found or found[0]["answered_by"]:
            raise NotForYou("No objection of this number waits for an answer.")
        if viewer.organisation == found[0]["organisation"]:
            raise NotForYou("A chair of another agency has to answer.")
        if not why.strip():
            raise NotForYou("Say why the decision stays.")
        entry = group.ledger.append("answered", viewer.name, "", objection=number, why=why.strip())
        follow(group)
    return entry.n
