"""A click on a figure: it sets filters in the address, a second one on the same takes them off again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import streamlit as st

from pages.parts.address import choose, view
from pages.parts.periods import go_to_month
from pages.parts.visitor import viewer


def may_filter(names: Sequence[str]) -> tuple[str, ...]:
    """The filters that a click may set for this visitor: what is published can't be filtered, but has its months."""
    return tuple(names) if viewer().is_member else tuple(name for name in names if name == "month")


def codes_of(event: Any) -> tuple[str, ...]:
    """What the first chosen point carries: an area of a map its location, a bar or cell its codes, a month its day."""
    points = event["selection"]["points"] if event else []
    if not points:
        return ()
    place, data = points[0].get("location"), points[0].get("customdata") or ()
    return (str(place),) if place else (data,) if isinstance(data, str) else tuple(str(one) for one in data)


def chosen(key: str, names: Sequence[str]) -> None:
    """For `on_select`: write the codes of the point under these filters, in the order in which it carries them."""
    codes = dict(zip(names, codes_of(st.session_state.get(key)), strict=False))
    if "month" in codes:
        go_to_month(date.fromisoformat(codes["month"]))
    elif codes and all(getattr(view(), name) == (code,) for name, code in codes.items()):
        choose(**dict.fromkeys(codes))
    elif codes:
        choose(**codes)
