"""How does a process that searches again and again keep the memory that each search needs?

A search works on arrays of hundreds of kilobytes, freed at its end. The C library's allocator gives such blocks back to
the system at once, and every next search pays for having them zeroed page by page: measured, half the time of a query
over common words. Told to keep them, a process holds on to what its largest search needed.
"""

from __future__ import annotations

import ctypes
from functools import cache

_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD = -1, -3
"""Names of options in glibc's malloc.h; see mallopt(3)."""

_KEPT = 128 << 20
"""Bytes of free memory at the end of the heap that are kept: several times what a search of a million stories needs."""

_LARGEST = 32 << 20
"""Blocks up to this many bytes come from the heap that is kept; the greatest value that glibc accepts."""


@cache
def keep_freed_blocks() -> bool:
    """Tells the allocator once; False where the C library has no such option, which costs speed only."""
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError, TypeError):
        return False
    return bool(mallopt(_M_TRIM_THRESHOLD, _KEPT) and mallopt(_M_MMAP_THRESHOLD, _LARGEST))
