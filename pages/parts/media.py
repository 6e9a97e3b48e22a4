"""Whose the files of pages are: noted where Streamlit stores them, for the guard of `/media/` (web/guard.py).

Streamlit has no public place for this, so two methods of its file manager are wrapped while the server starts; a test
on a real server holds it in place. A download that is made on the click is made as its page's visitor, whom Streamlit
forgets there, and only while that is still the same one.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextvars import ContextVar
from typing import Any

from streamlit.runtime import Runtime
from streamlit.runtime.scriptrunner import add_script_run_ctx, get_script_run_ctx

from data_pipeline.web import Owners, visit
from pages.parts.visitor import own_computer, people

owners = Owners()
_made_for: ContextVar[str] = ContextVar("made_for", default="")


def whose_page(session_id: str) -> str:
    """Whose the open page of this number is at this moment; empty where there is none."""
    client = Runtime.instance().get_client(session_id) if Runtime.exists() else None
    context = client.client_context if client else None
    if context is None:
        return ""
    headers = _Headers(context.headers)
    return visit(people(), own_computer(), context.remote_ip, headers, context.cookies).whose


class _Headers(dict[str, str]):
    """Headers by name, however they are written."""

    def __init__(self, pairs: Any) -> None:
        super().__init__((name.lower(), value) for name, value in pairs)

    def __contains__(self, name: object) -> bool:
        return super().__contains__(str(name).lower())

    def __getitem__(self, name: str) -> str:
        return super().__getitem__(name.lower())


def note_owners() -> None:
    """Wrap the running server's file manager."""
    manager: Any = Runtime.instance().media_file_mgr
    storage = manager._storage
    store, later = storage.load_and_get_id, manager.add_deferred

    def stored(*args: Any, **named: Any) -> str:
        file_id = str(store(*args, **named))
        page = get_script_run_ctx(suppress_warning=True)
        owners.note(file_id, whose_page(page.session_id) if page else _made_for.get())
        return file_id

    def made_later(make: Callable[[], Any], *args: Any, **named: Any) -> str:
        page = get_script_run_ctx(suppress_warning=True)
        return str(later(_while_the_same(page, make) if page else make, *args, **named))

    storage.load_and_get_id, manager.add_deferred = stored, made_later


def _while_the_same(page: Any, make: Callable[[], Any]) -> Callable[[], Any]:
    whose = whose_page(page.session_id)

    def made() -> Any:
        if whose_page(page.session_id) != whose:
            raise PermissionError("who asked for this file has signed out, or may do something else now")
        _made_for.set(whose)
        return _on_the_page(page, make)

    return made


def _on_the_page(page: Any, make: Callable[[], Any]) -> Any:
    """Run in a thread of the page's own, where questions know who asks and what the address says."""
    result: Future[Any] = Future()

    def run() -> None:
        try:
            result.set_result(make())
        except BaseException as error:
            result.set_exception(error)

    add_script_run_ctx(threading.Thread(target=run, name="makes a file", daemon=True), page).start()
    return result.result()
