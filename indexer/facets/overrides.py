"""Which facets has an editor corrected by hand?

A TSV that outlives re-reading; a line for each correction: the story's id or URL, the facet, the slugs, chief first.

    f3a9c2    party    aimim bjp          these and no others
    f3a9c2    event    +joining -meeting  one more, one less
    https://example.org/story    place    (nothing: none at all)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from indexer.article import Article
from indexer.errors import SourceError
from indexer.facets.base import Tags
from indexer.facets.values import canonical

_FACETS = ("party", "place", "event")


@dataclass(frozen=True, slots=True)
class Overrides:
    """Corrections by id or URL, then by facet: the slugs as written, with + or - where the line says so."""

    corrections: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.corrections)

    def of(self, article: Article) -> Mapping[str, tuple[str, ...]]:
        """The corrections of a story by facet; its id is asked before its URL."""
        return self.corrections.get(article.id) or self.corrections.get(article.url) or {}

    def apply(self, article: Article, tags: Tags) -> Tags:
        """The tags as corrected. Evidence of values that are gone goes too; what an editor adds has none."""
        corrections = self.of(article)
        if not corrections:
            return tags
        facets = {
            facet: _corrected(slugs, corrections[facet]) if facet in corrections else slugs
            for facet, slugs in tags.facets.items()
        }
        return Tags(facets, tuple(e for e in tags.evidence if e.value in facets[e.facet]))


def load_overrides(path: Path) -> Overrides:
    """Reads an overrides file. Raises SourceError that names the line for what it cannot understand."""
    corrections: dict[str, dict[str, tuple[str, ...]]] = {}
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(f"The overrides file {path} cannot be read: {error}.", input=str(path)) from error
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.startswith("#"):
            story, facet, slugs = _row(line, f"{path}:{number}")
            corrections.setdefault(story, {})[facet] = slugs
    return Overrides(corrections)


def _row(line: str, where: str) -> tuple[str, str, tuple[str, ...]]:
    columns = [column.strip() for column in line.split("\t")]
    if len(columns) not in (2, 3) or columns[1] not in _FACETS:
        raise SourceError(
            f"{where} is not an override: write the story's id or URL, a tab, one of {', '.join(_FACETS)}, a tab, and "
            "the values.",
            input=where,
        )
    return columns[0], columns[1], tuple(_slug(columns[1], slug, where) for slug in " ".join(columns[2:]).split())


def _slug(facet: str, written: str, where: str) -> str:
    sign = written[0] if written[0] in "+-" else ""
    slug = canonical(facet, written.removeprefix(sign))
    if slug is None:
        raise SourceError(f"{where} names {written.removeprefix(sign)!r}, which is no {facet}.", input=where)
    return sign + slug


def _corrected(slugs: Iterable[str], written: tuple[str, ...]) -> tuple[str, ...]:
    plain = [slug for slug in written if slug[0] not in "+-"]
    kept = plain or ([] if not written else list(slugs))
    removed = {slug[1:] for slug in written if slug[0] == "-"}
    added = [slug[1:] for slug in written if slug[0] == "+"]
    return tuple(dict.fromkeys(slug for slug in kept + added if slug not in removed))
