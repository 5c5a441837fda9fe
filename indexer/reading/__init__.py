"""How does a file of any format become raw stories? A module a format; nothing else knows formats."""

from indexer.reading.skipped import Skipped
from indexer.reading.sources import Source, open_source, read

__all__ = ["Skipped", "Source", "open_source", "read"]
