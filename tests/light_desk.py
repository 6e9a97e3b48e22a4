"""An empty working group behind the plain pages, and browsers of people who came in."""

from __future__ import annotations

import re
from concurrent.futures import Future
from html import unescape
from pathlib import Path

from plain_browser import Browser
from starlette.applications import Starlette

from data_pipeline import LOCAL_HAND, Grant, Role, WorkingGroup, open_group, people_at
from data_pipeline.web import Doorway, routes
from data_pipeline.web.here import COOKIE

HERE = "south_sudan"
HEAD = "Month,Your agency,State or area,County,Where or how,Activity,Status,Hide the place from outsiders?,Who for,Total people this month\n"
ROW = "2026-10,{agency},{state},Malakal,Mobile team,8.1,Ongoing,No,Internally displaced people,{people}\n"
GOOD = (HEAD + ROW.format(agency="IOM", state="Upper Nile", people=20)).encode()
BAD = (HEAD + ROW.format(agency="IOM", state="Kalma <b>x</b>", people="many")).encode()
MONTH = "/light?month=2026-10"


class Desk:
    """An empty working group behind the light door, and browsers of people who came in."""

    def __init__(self, folder: Path) -> None:
        self.group: WorkingGroup = open_group(HERE, folder)
        self.people = people_at(folder)
        opened: Future[WorkingGroup] = Future()
        opened.set_result(self.group)
        doorway = Doorway(lambda: False, lambda code, local: opened)
        self.app = Starlette(routes=routes("overview", doorway))
        self.people.give(LOCAL_HAND, Grant("ada", "Ada", HERE, Role.administrator))

    def browser(self, account: str, role: Role, agency: str = "") -> Browser:
        self.people.give(LOCAL_HAND, Grant(account, account.title(), HERE, role, agency))
        made = Browser(self.app)
        made.cookies[COOKIE] = str(self.people.sign_in_by_link(self.people.link(LOCAL_HAND, account)))
        return made

    def entries(self, action: str) -> list:
        return [entry for entry in self.group.ledger.entries() if entry.action == action]


def send(browser: Browser, data: bytes, name: str = "october.csv", address: str = MONTH, **fields: str):
    page = browser.get(address)
    return browser.send_file("/light/send", page.hidden() | fields, name, data)


def follow(browser: Browser, answer):
    assert answer.status == 303, answer.text
    return browser.get(answer.headers["location"])


def words_of(page) -> str:
    return unescape(re.sub(r"<style>.*?</style>|<[^>]+>", " ", page.text, flags=re.S))
