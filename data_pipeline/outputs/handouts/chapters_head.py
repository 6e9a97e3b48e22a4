"""The month in a few sentences, for covers: what the figures carry and nothing else."""

from __future__ import annotations

from ...telling import news, sentences, sentences_groups
from ...telling.speech import month, say
from .chapters_change import change
from .chapters_people import groups
from .handout import Handout


def key_messages(handout: Handout) -> list[str]:
    """Where, at which layer, whom; what changed as the bridge reckons it; new and ended services."""
    told = [
        sentences.of_layers(handout.ask("reach_by_layer")),
        sentences_groups.of_groups(groups(handout).rows),
    ]
    if handout.whole:
        told = [sentences.of_states(handout.ask("reach_by_state")), *told]
    changed = change(handout) if handout.whole else None
    if changed:
        told.append(changed.title)
    return [*(f"{one}." for one in dict.fromkeys(told)), *(_moved(handout) if changed else [])]


def _moved(handout: Handout) -> list[str]:
    """The weightiest new or ended services since the month before, one sentence."""
    before = month(handout.change[0]) if handout.change else ""
    rows = handout.ask("what_changed")
    nothing = say("Nothing changed since {month}.", month=before)
    # Without months: the change of the whole is the bridge's, which starts from the month as it was final.
    return [
        one
        for one in news.what_changed(rows, handout.year("reach_by_month").slice(0, 0), before)
        if one != nothing
    ][:1]


def attention(handout: Handout) -> list[str]:
    """What needs attention in the whole group, without any agency's name."""
    if handout.public or not handout.whole:
        return []
    return news.needs_attention(handout.ask("needs_attention"), handout.place_word)
