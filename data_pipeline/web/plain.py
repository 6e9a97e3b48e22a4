"""Plain pages: a template filled in, everything escaped, the headers that let a browser do nothing else with it."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from babel import negotiate_locale
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from ..people import People
from ..people.signing import read, sign
from ..words import LANGUAGES, PSEUDO, Words, words

FORM_COOKIE = "twg_form"
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_templates = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
)  # fmt: skip


def page(request: Request, people: People, name: str, status: int = 200, **values: Any) -> Response:
    """One of `templates/`, in the reader's language; `form` is what its forms must send back."""
    nonce = request.cookies.get(FORM_COOKIE) or secrets.token_urlsafe(18)
    reader = reader_words(request)
    given = {"w": reader, "say": reader.say, "plural": reader.plural, "lang": reader.language}
    form = sign(people.key, "form", nonce) if "~" not in nonce else ""
    html = _templates.get_template(f"{name}.html").render(form=form, **given, **values)
    answer = HTMLResponse(html, status, HEADERS)
    if FORM_COOKIE not in request.cookies:
        keep_cookie(request, answer, FORM_COOKIE, nonce)
    return answer


def is_ours(request: Request, people: People, form: str) -> bool:
    """Whether a form was drawn by us for this browser, and sent from our own page (no other site can forge both)."""
    origin = request.headers.get("origin")
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
        return False
    nonce = request.cookies.get(FORM_COOKIE, "")
    return bool(nonce) and read(people.key, "form", form) == [nonce]


def keep_cookie(
    request: Request, answer: Response, name: str, value: str, seconds: int | None = None
) -> None:
    """Set a cookie that no script reads, no other site sends along, and no plain line carries where there is https."""
    answer.set_cookie(
        name, value, max_age=seconds, httponly=True, samesite="lax", secure=request.url.scheme == "https"
    )


def reader_words(request: Request) -> Words:
    """The reader's language: `?lang=`, else what the browser prefers."""
    asked = [part.partition(";")[0].strip() for part in request.headers.get("accept-language", "").split(",")]
    wanted = [request.query_params.get("lang", ""), *asked]
    return words(negotiate_locale([one for one in wanted if one], [*LANGUAGES, PSEUDO], sep="-") or "en")
