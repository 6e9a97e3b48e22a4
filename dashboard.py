"""The dashboard's frame: `streamlit run dashboard.py`.

One file is both the script that Streamlit runs for every view of a page and, imported once by the server, the
ASGI app around it. START HERE for the screens; the figures start in data_pipeline/pipeline.py.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Literal

import streamlit as st

HERE = Path(__file__).parent


def main() -> None:
    """One view: who looks decides the menu, the menu decides the page."""
    from pages.parts.masthead import masthead
    from pages.parts.memory import keep_what_is_loaded
    from pages.parts.menu import FIRST_PAGE, ROLES, menu, page_titles
    from pages.parts.session import may, require, viewer
    from pages.parts.words import say

    st.set_page_config(
        page_title=say("MHPSS working group"), page_icon=str(HERE / "static/favicon.png"), layout="wide"
    )
    who, title = viewer(), page_titles()

    def closed(name: str) -> Callable[[], None]:
        def say_so() -> None:
            require(*ROLES[name])

        return say_so

    def page(name: str, *, listed: bool) -> st.Page:
        # A page of another role keeps its address, so that a link to it gets a sentence and no error.
        allowed = may(who, *ROLES[name])
        body = f"pages/{name}.py" if allowed else closed(name)
        visibility: Literal["visible", "hidden"] = "visible" if listed and allowed else "hidden"
        first = name == FIRST_PAGE
        return st.Page(body, title=title[name], url_path=name, default=first, visibility=visibility)

    listed = {
        heading: [page(name, listed=True) for name in names]
        for heading, names in menu(str(who.ranks_as)).items()
    }
    shown = {name for names in menu(str(who.ranks_as)).values() for name in names}
    hidden = [page(name, listed=False) for name in ROLES if name not in shown]
    chosen = st.navigation({**listed, "": [*listed.get("", []), *hidden]}, position="top")
    masthead()
    chosen.run()
    keep_what_is_loaded(chosen.url_path)


if __name__ == "__main__":
    main()
else:
    from streamlit.runtime.pages_manager import PagesManager

    from data_pipeline.web import Doorway, middleware, routes
    from pages.parts.media import owners, whose_page
    from pages.parts.menu import FIRST_PAGE
    from pages.parts.opening import opened_for
    from pages.parts.prepare import preparing
    from pages.parts.visitor import own_computer

    # A server's very first request could otherwise run a page without this frame. Every page asks for
    # itself who looks (`require`); this closes the way as well.
    PagesManager.uses_pages_directory = False
    doorway = Doorway(own_computer, opened_for)
    app = st.App(
        __file__, routes=routes(FIRST_PAGE, doorway), middleware=middleware(doorway, owners, whose_page),
        lifespan=preparing,
    )  # fmt: skip
