"""Who belongs to the working group, as the settings page keeps it: giving a role, a link, taking both away."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import quote, urlsplit

import pyarrow as pa
import streamlit as st

from data_pipeline import Grant, Hand, NotGranted, Person, Role
from pages.parts.answers import group_code, titles
from pages.parts.settings_acts import choice, why
from pages.parts.tables import table
from pages.parts.visitor import hand, people
from pages.parts.words import say

DAYS = {"7": 7, "30": 30, "90": 90}


def people_tab() -> None:
    """The list, a form to add or change somebody, and what can be done for one person."""
    giver, code = hand(), group_code()
    members = [person for person in people().all() if code in person.held]
    left, right = st.columns([7, 5], gap="large")
    with left:
        _list(members, code)
    with right:
        _add(giver, code)
        _one(giver, [person for person in members if giver.may_give(code, person.held[code].role)], code)


def role_words() -> dict[str, str]:
    """What people can be, the widest first."""
    return {
        "administrator": say("Administrator"), "chair": say("Chair or co-chair"), "partner": say("Partner"),
        "member": say("Member"),
    }  # fmt: skip


def _list(members: list[Person], code: str) -> None:
    if not members:
        st.markdown(
            say(
                "Nobody has an account yet: whoever sits at this computer is its administrator. "
                "Begin with an administrator's account; from then on everybody signs in."
            )
        )
        return
    roles, states, agencies = role_words(), titles("admin1"), titles("organisation")
    held = [person.held[code] for person in members]
    shown = pa.table({
        "name": [person.name for person in members], "account": [person.account for person in members],
        "role": [roles[str(viewer.role)] for viewer in held],
        "agency": [agencies.get(viewer.organisation, viewer.organisation) for viewer in held],
        "state": [states.get(viewer.state, viewer.state) for viewer in held],
        "rows": [say("yes") if viewer.sees_all else say("own only") for viewer in held],
    })  # fmt: skip
    columns = {"name": say("Name"), "account": say("Account"), "role": say("Role"), "agency": say("Agency"),
               "state": say("State or area"), "rows": say("Reads all rows")}  # fmt: skip
    table(shown, columns, key="people")


def _add(giver: Hand, code: str) -> None:
    offered = {role: words for role, words in role_words().items() if giver.may_give(code, Role(role))}
    if not offered:
        st.caption(say("Accounts are kept by the chairs and the administrator."))
        return
    with st.form("form_person", border=True):
        st.markdown(f"**{say('Add somebody, or change a role')}**")
        account = st.text_input(say("Account: an e-mail address or a short name"), key="person_account")
        name = st.text_input(say("Name"), key="person_name")
        role = choice(say("Role"), offered, "partner", "person_role")
        agency = choice(say("Agency (of a partner, or that a chair belongs to)"),
                        {"": say("none"), **titles("organisation")}, "", "person_agency")  # fmt: skip
        state = choice(say("Chair of one state alone"), {"": say("no, of the whole group"), **titles("admin1")}, "",
                       "person_state")  # fmt: skip
        rows = st.checkbox(say("A chair reads the rows and files of all agencies"), True, key="person_rows")
        reason = why("person_why")
        if st.form_submit_button(say("Enter"), type="primary"):
            grant = Grant(account, name, code, Role(role), agency, state, rows)
            first = not people().anybody()
            _done(lambda: people().give(giver, grant, reason), say("Entered: {what}.", what=name),
                  stay=first)  # fmt: skip
            if first and people().anybody():
                st.success(
                    say("From now on everybody signs in. This is your own link: keep it before you go on.")
                )
                _link(giver, account, DAYS["90"])


def _one(giver: Hand, members: list[Person], code: str) -> None:
    if not members:
        return
    names = {person.account: f"{person.name} ({person.account})" for person in members}
    with st.container(border=True):
        account = choice(say("For one person"), names, "", "person_chosen")
        days = choice(
            say("The link holds for"), {n: say("{n} days", n=d) for n, d in DAYS.items()}, "30", "link_days"
        )
        if st.button(say("Make a link to sign in")):
            _link(giver, account, DAYS[days])
        reason = st.text_input(say("Reason"), key="people_reason")
        ready = bool(reason.strip())
        with st.container(horizontal=True):
            if st.button(say("End all links and sessions"), disabled=not ready):
                ended = say(
                    "All links, sessions and the passphrase of {name} have ended.", name=names[account]
                )
                _done(lambda: people().end_access(giver, account, reason), ended)
            if st.button(say("Take the role away"), disabled=not ready):
                gone = say("{name} has no role here any more.", name=names[account])
                _done(lambda: people().withdraw(giver, account, code, reason), gone)


def _link(giver: Hand, account: str, days: int) -> None:
    """Shown once: it is kept nowhere."""
    try:
        token = people().link(giver, account, days)
    except NotGranted as refusal:
        st.error(say(str(refusal)))
        return
    here = urlsplit(st.context.url or "http://localhost:8501")
    st.code(f"{here.scheme}://{here.netloc}/access?link={quote(token)}", language=None, wrap_lines=True)
    st.caption(say("Send it to this person alone: it signs them in, and it is shown only now."))


def _done(doing: Callable[[], Any], words: str, *, stay: bool = False) -> None:
    """Do it, say so and draw the page anew; stay: the page could not be drawn for this visitor any more."""
    try:
        doing()
    except NotGranted as refusal:
        st.error(say(str(refusal)))
    else:
        if not stay:
            st.session_state.setdefault("said", []).append(("success", words))
            st.rerun()
