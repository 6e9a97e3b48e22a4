"""Sentences that name the first administrative level, whole for each word a country has for it.

A language can't put "state" or "province" into a sentence as a part, so every word has its own full sentences.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from .speech import say

Topic = Literal["gap", "covered", "everywhere"]

SENTENCES: dict[str, dict[Topic, str]] = {
    "state_and_area": {
        "gap": "No layer {layer} reported to us in {n} of {all} states and areas",
        "covered": "of {all} states and areas",
        "everywhere": "Layers 2, 3 and 4 were reported to us in all {all} states and areas",
    },
    "state": {
        "gap": "No layer {layer} reported to us in {n} of {all} states",
        "covered": "of {all} states",
        "everywhere": "Layers 2, 3 and 4 were reported to us in all {all} states",
    },
    "province": {
        "gap": "No layer {layer} reported to us in {n} of {all} provinces",
        "covered": "of {all} provinces",
        "everywhere": "Layers 2, 3 and 4 were reported to us in all {all} provinces",
    },
    "district": {
        "gap": "No layer {layer} reported to us in {n} of {all} districts",
        "covered": "of {all} districts",
        "everywhere": "Layers 2, 3 and 4 were reported to us in all {all} districts",
    },
    "region": {
        "gap": "No layer {layer} reported to us in {n} of {all} regions",
        "covered": "of {all} regions",
        "everywhere": "Layers 2, 3 and 4 were reported to us in all {all} regions",
    },
    "governorate": {
        "gap": "No layer {layer} reported to us in {n} of {all} governorates",
        "covered": "of {all} governorates",
        "everywhere": "Layers 2, 3 and 4 were reported to us in all {all} governorates",
    },
    "city": {
        "gap": "No layer {layer} reported to us in {n} of {all} cities",
        "covered": "of {all} cities",
        "everywhere": "Layers 2, 3 and 4 were reported to us in all {all} cities",
    },
}


def of_places(topic: Topic, word: str, /, **values: object) -> str:
    """A sentence of SENTENCES for one word; `state_and_area` where areas stand beside the states."""
    return say(SENTENCES[word][topic], **values)


def word_of(admin1_word: str, types: Collection[str]) -> str:
    """The word of a group: its admin1 word, with "and areas" where the shown places are not all of that type."""
    mixed = f"{admin1_word}_and_area"
    return mixed if mixed in SENTENCES and any(kind != admin1_word for kind in types) else admin1_word
