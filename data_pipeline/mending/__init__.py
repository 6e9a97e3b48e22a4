"""What a sender answers about the own file before it counts: headings, spellings, cells. Each is a ledger entry.

The file in the archive never changes; answers are laid over it whenever it is read (patches.py). Headings and spellings
are remembered for the sender's later files. A file that counts already is mended as a new version of itself, so that
nothing changes before it is confirmed.
"""

from .answering import answer_headings, learn, mend, take_answer_back
from .samples import samples_of_headings
from .versions import version_to_mend

__all__ = ["answer_headings", "learn", "mend", "samples_of_headings", "take_answer_back", "version_to_mend"]
