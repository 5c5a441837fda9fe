"""What may a person or a script ask on the command line? Arguments in, text or JSON out, an exit code.

Exit codes: 0 done; 1 done, but stories were skipped (each named on standard error); 2 wrong use, or nothing could be
done.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from indexer import __version__, commands
from indexer.analysed import FACETS
from indexer.errors import KhabarKhojError
from indexer.present import line
from indexer.query import SORTS

DEFAULT_INDEX = "./index"
DEFAULT_OVERRIDES = "./overrides.tsv"


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code."""
    _speak_utf8()
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
    except KhabarKhojError as error:
        return _fail(error, as_json=getattr(options, "json", False))
    except KeyboardInterrupt:
        print("Interrupted: the index is as it was at its last commit.", file=sys.stderr)
        return 2
    except BrokenPipeError:
        # The reader of our output went away (`| head`): that is not an error, and nothing more can be written.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


def _fail(error: KhabarKhojError, *, as_json: bool) -> int:
    if as_json:
        print(line(error.to_json()))
    else:
        print(f"khabarkhoj: {error.message}", file=sys.stderr)
    return 2


def _speak_utf8() -> None:
    """UTF-8 and bare newlines on every platform and locale; undecodable arguments and input are shown, not fatal."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace", newline="\n")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="khabarkhoj", description="Search over Hindi regional political news, in Devanagari or in Roman letters."
    )
    parser.add_argument("--version", action="version", version=f"khabarkhoj {__version__}")
    add = parser.add_subparsers(title="commands", metavar="COMMAND", required=True).add_parser
    _add_index_commands(add)
    _add_query_commands(add)
    _add_story_commands(add)
    return parser


def _add_index_commands(add: Callable[..., argparse.ArgumentParser]) -> None:
    """The commands that write, check or serve an index."""
    command = add("index", help="add and update stories; report what was skipped and why")
    _takes_index(command)
    command.add_argument("--prune", action="store_true", help="remove gone stories even if over 20%% of a source")
    overrides = os.environ.get("KHABARKHOJ_OVERRIDES") or (
        DEFAULT_OVERRIDES if Path(DEFAULT_OVERRIDES).exists() else ""
    )
    command.add_argument(
        "--overrides", default=overrides, metavar="FILE", help="facets set by hand (default ./overrides.tsv, if there)"
    )
    _takes_json(command)
    _takes_sources(command)
    command.set_defaults(run=commands.index)

    command = add("remove", help="take stories down and keep them out")
    _takes_index(command)
    command.add_argument("--undo", action="store_true", help="let the stories in again at the next indexing")
    command.add_argument("ids", nargs="+", metavar="ID")
    command.set_defaults(run=commands.remove)

    command = add("check", help="is the index whole? exit 0 yes, 1 damaged, 2 no index")
    _takes_index(command)
    command.set_defaults(run=commands.check)

    command = add("serve", help="serve the search pages")
    _takes_index(command)
    command.add_argument("--host", default="127.0.0.1")
    command.add_argument("--port", type=int, default=8000)
    command.add_argument("--workers", type=int, default=2, metavar="N", help="processes (default 2)")
    command.set_defaults(run=commands.serve)


def _add_query_commands(add: Callable[..., argparse.ArgumentParser]) -> None:
    """The commands that ask an index."""
    command = add("search", help="search the index")
    _takes_index(command)
    for facet in FACETS:
        command.add_argument(f"--{facet}", action="append", default=[], metavar="S", help=f"only this {facet} (repeat)")
    command.add_argument("--from", dest="from_", default="", metavar="D", help="published on or after 2023, 2023-12 …")
    command.add_argument("--to", default="", metavar="D", help="published on or before; the whole span counts")
    command.add_argument("--sort", choices=SORTS, default="relevance")
    command.add_argument("--limit", type=int, default=10, metavar="N", help="stories a page (default 10)")
    command.add_argument("--page", type=int, default=1, metavar="N")
    _takes_json(command)
    _takes_query(command)
    command.set_defaults(run=commands.search)

    command = add("explain", help="how a query is understood")
    _takes_index(command)
    _takes_json(command)
    _takes_query(command)
    command.set_defaults(run=commands.explain)


def _add_story_commands(add: Callable[..., argparse.ArgumentParser]) -> None:
    """The commands that look at stories or words without an index."""
    command = add("tag", help="the facets of each story, with the words that gave them")
    _takes_json(command)
    _takes_sources(command)
    command.set_defaults(run=commands.tag)

    command = add("analyse", help="the terms and facets that an engine is given")
    _takes_json(command)
    _takes_sources(command)
    command.set_defaults(run=commands.analyse)

    command = add("aliases", help="romanized words on standard input to Devanagari words of a vocabulary, best first")
    command.add_argument("--vocabulary", required=True, metavar="WORDS.tsv", help="a word, a tab and its count a line")
    command.add_argument("--top", type=int, default=5, metavar="N")
    _takes_json(command)
    command.set_defaults(run=commands.aliases)


def _takes_index(command: argparse.ArgumentParser) -> None:
    default = os.environ.get("KHABARKHOJ_INDEX") or DEFAULT_INDEX
    command.add_argument(
        "--index", default=default, metavar="LOCATION", help=f"a folder, or opensearch+http(s)://… (default {default})"
    )


def _takes_json(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="one JSON object a line")


def _takes_sources(command: argparse.ArgumentParser) -> None:
    command.add_argument("sources", nargs="+", metavar="SOURCE", help="a file or folder: .txt .html .jsonl .jsonl.gz")


def _takes_query(command: argparse.ArgumentParser) -> None:
    command.add_argument("--batch", metavar="FILE", help="a query a line; - for standard input")
    command.add_argument("query", nargs="*", metavar="QUERY")
