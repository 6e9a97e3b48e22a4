"""Arrow looks for pandas whenever it is handed a list; where nobody needs pandas, that is half a second lost."""

from __future__ import annotations

import importlib.abc
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType


class _WithoutPandas(importlib.abc.MetaPathFinder):
    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name == "pandas":
            raise ModuleNotFoundError(name)
        return None


def do_without_pandas() -> None:
    """Let pandas not be found in this process: for the child and the command line, never where Streamlit runs."""
    sys.meta_path.insert(0, _WithoutPandas())
