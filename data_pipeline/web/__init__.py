"""What the server sends beside the pages: the door, compressed and cacheable files. Starlette only, no streamlit."""

from __future__ import annotations

from collections.abc import Callable

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.routing import BaseRoute, Route

from .access import Access
from .guard import Guard, Owners
from .here import visit
from .light import Light
from .shared import Doorway
from .static_files import StaticFiles

__all__ = ["Doorway", "Owners", "middleware", "routes", "visit"]


def routes(first_page: str, doorway: Doorway) -> list[BaseRoute]:
    """The HTTP routes beside the pages. first_page: stands at "/", and whoever types its name is led there."""
    return [Route(f"/{first_page}", _to_the_root), *Access(doorway).routes(), *Light(doorway).routes()]


async def _to_the_root(request: Request) -> RedirectResponse:
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"{request.scope.get('root_path', '')}/{query}")


def middleware(doorway: Doorway, owners: Owners, whose_page: Callable[[str], str]) -> list[Middleware]:
    """What every request passes through, outermost first (see Guard)."""
    return [Middleware(StaticFiles), Middleware(Guard, doorway=doorway, owners=owners, whose_page=whose_page)]
