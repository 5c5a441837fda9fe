"""What can be set about the web app?"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Self

DEFAULT_INDEX = "./index"


@dataclass(frozen=True, slots=True)
class Config:
    """Where the index is, and the address under which readers know the app.

    `index` is a LOCATION as on the command line. `public_url` (`https://khabar.example`, without a path) is what
    canonical links and feeds are built on; empty means the host that the request names.
    """

    index: str = DEFAULT_INDEX
    public_url: str = ""

    @classmethod
    def from_environment(cls) -> Self:
        """The settings of KHABARKHOJ_INDEX and KHABARKHOJ_URL."""
        return cls(
            index=os.environ.get("KHABARKHOJ_INDEX") or DEFAULT_INDEX,
            public_url=os.environ.get("KHABARKHOJ_URL", "").rstrip("/"),
        )
