"""Where the files are that tests read."""

from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
DATA: Final = ROOT / "tests" / "data"
TEXTS: Final = ROOT / "bot" / "texts"
