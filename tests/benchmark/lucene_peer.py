"""How does Lucene take part? As a Java program (lucene/Search.java), compiled here, that reads and answers lines.

It needs a JDK and the jar of lucene-core 9.10 to 9.12, for example from Maven:

    mvn dependency:copy -Dartifact=org.apache.lucene:lucene-core:9.12.1 -DoutputDirectory=FOLDER
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

from peers import Asked, Peer

from indexer.analysed import FACETS, Document
from indexer.dates import timestamp

SOURCE = Path(__file__).parent / "lucene" / "Search.java"
HEAP = "-Xmx3g"
"""Room for the writer's half gigabyte and for merging; more would only fill with garbage."""


class Lucene(Peer):
    """Times itself, so that the pipe between us costs it nothing."""

    name = "Lucene"

    def __init__(self, folder: Path, jars: str) -> None:
        self.folder = folder / "index"
        classes = folder / "classes"
        subprocess.run(["javac", "-cp", jars, "-d", classes, SOURCE], check=True)
        command = ["java", HEAP, "-cp", f"{jars}:{classes}", "Search", self.folder]
        self._java = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8")

    def write(self, documents: Iterator[Document]) -> float:
        for document in documents:
            title, body = (" ".join(document.terms[field]) for field in ("title", "body"))
            stored = " ".join(document.article.title.split())
            facets = (" ".join(document.facets[facet]) for facet in FACETS)
            self._tell(title, body, stored, str(int(timestamp(document.article.published) or 0)), *facets)
        self._tell()
        return float(self._hear())

    def ask(self, asked: Asked) -> int:
        return self.answer(asked)[0]

    def answer(self, asked: Asked) -> tuple[int, float]:
        first, last = map(str, asked.span or ("", ""))
        words, phrase = " ".join(asked.words), " ".join(asked.phrase)
        self._tell(words, "any" * asked.any, phrase, asked.without, first, last, "newest" * asked.newest)
        total, nanoseconds = map(int, self._hear().split())
        return total, nanoseconds / 1e9

    def close(self) -> None:
        assert self._java.stdin
        self._java.stdin.close()
        self._java.wait()

    def _tell(self, *parts: str) -> None:
        assert self._java.stdin
        self._java.stdin.write("\t".join(parts) + "\n")

    def _hear(self) -> str:
        assert self._java.stdin and self._java.stdout
        self._java.stdin.flush()
        return self._java.stdout.readline()
