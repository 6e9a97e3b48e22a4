"""Office files are zip files, and zip files tell when they were made: the same parts, at a fixed time."""

from __future__ import annotations

import io
import zipfile

# The first moment that a zip file can tell.
TIME = (1980, 1, 1, 0, 0, 0)


def same_every_time(data: bytes) -> bytes:
    """The zip file with fixed times, so that the same content is the same file."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for part in given.infolist():
            made.writestr(zipfile.ZipInfo(part.filename, TIME), given.read(part), zipfile.ZIP_DEFLATED)
    return out.getvalue()
