"""The controls of the page "Send a file": month, agency, template, files, and nothing to report."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from html import escape
from urllib.parse import urlencode

import streamlit as st

import data_pipeline
from data_pipeline import Viewer
from data_pipeline.outputs.template import own_template
from pages.parts.acts import act, said
from pages.parts.address import months
from pages.parts.answers import group, group_address, own_answer, titles
from pages.parts.tables import XLSX, file_name
from pages.parts.words import date as date_words
from pages.parts.words import month, plural, say

FORMATS = ["csv", "tsv", "txt", "xlsx"]
MONTHS_BACK = 18
WAITING = 10


def sending_title(me: Viewer) -> str:
    """The page's title: for whom."""
    own = titles("organisation").get(me.organisation or "")
    return say("Send a month of {agency}", agency=own) if own else say("Send a month of an agency")


def steps() -> str:
    """What will happen, in the order in which it happens."""
    told = (
        say("Take the template, or your own layout"),
        say("send it: it is kept at once, nothing gets lost"),
        say("read the result"),
        say("confirm the totals"),
        say("keep the receipt"),
    )
    return " → ".join(f"**{n}** {words}" for n, words in enumerate(told, 1))


def months_to_send() -> list[date]:
    """The months that may be sent for, newest first: up to last month by the calendar, and all there are."""
    today = date.today()
    index = today.year * 12 + today.month - 1
    calendar = [date((index - n) // 12, (index - n) % 12 + 1, 1) for n in range(1, MONTHS_BACK)]
    first = group().settings.first_month
    return sorted({day for day in (*calendar, *months()) if day >= first}, reverse=True)


def month_control() -> date:
    """The month that a file is for."""
    return st.selectbox(say("Month"), months_to_send(), format_func=month, width=220)


def agency_control(me: Viewer, *, many: bool = False) -> str:
    """The agency's code: a partner's own, without a control; who sends for others chooses.

    many: whether a file of several agencies may be sent; then the code is empty.
    """
    offered = {**({"": say("Several, as the file says")} if many else {}), **titles("organisation")}
    if me.organisation and not me.sees_all:
        return me.organisation
    codes = list(offered)
    own = codes.index(me.organisation) if me.organisation in offered else 0  # a chair may belong to an agency
    return st.selectbox(say("Agency"), codes, index=own, format_func=offered.__getitem__, width=320)


def slow_line(agency: str, day: date) -> None:
    """The same desk as plain pages, for the same agency and month."""
    asked = urlencode({**group_address(), "month": f"{day:%Y-%m}", **({"agency": agency} if agency else {})})
    st.html(
        f'<p class="slow-line">{escape(say("On a slow line?"))} '
        f'<a href="/light?{asked}" target="_self">{escape(say("The same on small plain pages"))}</a></p>'
    )


def template_button(me: Viewer, agency: str, day: date) -> None:
    """The agency's own template for the month, made when it is asked for."""
    name = f"4Ws_{agency or 'template'}_{day:%Y-%m}"
    st.download_button(
        say("Download the template"), lambda: own_template(group(), me, ".xlsx", agency, day), file_name(name, "xlsx"),
        XLSX, on_click="ignore", key="template",
        help=say("With what you did last month filled in, without its numbers."),
    )  # fmt: skip


def send_files(me: Viewer, agency: str, day: date) -> None:
    """Take files; each is received once, however often the page runs again."""
    files = st.file_uploader(
        say("Drop your file here: CSV or Excel, in the template or in your own layout"), type=FORMATS,
        accept_multiple_files=True, key="files",
    )  # fmt: skip
    done = st.session_state.setdefault("files_received", {})
    for file in files or []:
        if file.file_id not in done:
            with st.spinner(say("Receiving {name} …", name=file.name)):
                receipt = act(data_pipeline.submit, group(), me, file.name, file.getvalue(), day, agency)
                done[file.file_id] = receipt
            if receipt:
                _received(receipt, file.name)


def _received(receipt: data_pipeline.Receipt, name: str) -> None:
    """The file is safe; say so when it had come before, and have it read."""
    if receipt.repeat:
        st.info(say(
            "{name} was already received at {when} as number {n}: the very same file. Nothing was changed.",
            name=name, when=clock(receipt.received_at), n=receipt.submission,
        ))  # fmt: skip
    remember(receipt.submission)
    with st.spinner(say("Received as number {n}. Reading …", n=receipt.submission)):
        data_pipeline.follow(group())


def remember(number: int) -> None:
    """Write a submission's number into the address: a reloaded page shows its result again."""
    numbers = dict.fromkeys([*received(), number])
    st.query_params["submission"] = ",".join(str(n) for n in numbers)


def waiting_files(agency: str) -> None:
    """Files that were sent and not confirmed, perhaps because the link broke: one click goes on with one."""
    shown = set(received())
    files = own_answer(agency, "waiting_files").to_pylist() if agency else []
    files = [file for file in files if file["submission"] not in shown]
    if not files:
        return
    told = plural("{n} file waits to be confirmed", "{n} files wait to be confirmed", len(files))
    with st.expander(told):
        st.caption(
            say("All that you sent and mended is kept. The number is enough to go on, here or elsewhere.")
        )
        for file in files[:WAITING]:
            when = clock(file["received_at"].isoformat())
            words = say("Number {n}: {name}, {when}", n=file["submission"], name=file["file_name"], when=when)
            st.button(words, key=f"go_on_{file['submission']}", on_click=remember, args=(file["submission"],))


def received() -> Sequence[int]:
    """The submissions that the address names, newest first."""
    asked = st.query_params.get("submission", "").split(",")
    return [int(n) for n in reversed(asked) if n.isdigit()]


def nothing_to_report(me: Viewer, agency: str, day: date) -> None:
    """One click, with a reason: a month without activity is an answer, not a gap."""
    reasons = {
        "no_activity": say("No MHPSS activity this month"), "suspended": say("Work was suspended"),
        "not_started": say("Not started yet"), "ended": say("Work has ended"),
    }  # fmt: skip
    if not agency:
        st.caption(say("Choose one agency first."))
        return
    with st.form("nil", border=False):
        reason = st.selectbox(say("Reason"), list(reasons), format_func=reasons.__getitem__, width=320)
        sure = st.form_submit_button(say("We have nothing to report for {month}", month=month(day)))
    if sure:
        name = titles("organisation").get(agency, agency)
        act(
            data_pipeline.nil,
            group(),
            me,
            agency,
            day,
            reason,
            done=say("Noted: {agency} has nothing to report for {month}.", agency=name, month=month(day)),
        )
        said()


def clock(moment: str) -> str:
    """A moment of the ledger (ISO 8601, UTC) as day and time."""
    when = datetime.fromisoformat(moment)
    return say("{day}, {hour} UTC", day=date_words(when.date()), hour=f"{when:%H:%M}")
