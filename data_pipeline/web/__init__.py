"""What the server sends beside the pages: compressed, cacheable files. Starlette only, no streamlit."""

from __future__ import annotations

from starlette.middleware import Middleware
from starlette.routing import BaseRoute

from data_pipeline.web.static_files import StaticFiles

__all__ = ["middleware", "routes"]


def routes() -> list[BaseRoute]:
    """The HTTP routes beside the pages; none yet."""
    return []


def middleware() -> list[Middleware]:
    """What every request passes through, outermost first."""
    return [Middleware(StaticFiles)]
