"""LibreOffice, as a partner without Excel opens and saves a workbook; where it is missing such tests are skipped."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

SOFFICE = shutil.which("soffice")
needs_libreoffice = pytest.mark.skipif(not SOFFICE, reason="the way through LibreOffice needs soffice")


def saved_by_libreoffice(data: bytes, folder: Path, name: str = "book.xlsx") -> bytes:
    """A workbook opened, reckoned and saved by LibreOffice."""
    (folder / name).write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(SOFFICE), profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"]
    done = [*command, str(folder / "saved"), str(folder / name)]
    subprocess.run(done, check=True, capture_output=True, timeout=180)
    return (folder / "saved" / name).read_bytes()
