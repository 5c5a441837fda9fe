"""How is the web app served? By gunicorn: worker processes with threads, each with an engine of its own."""

from __future__ import annotations

import gc
import os
import signal
import socket
from typing import Any, NoReturn

from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter

from indexer.errors import KhabarKhojError
from webapp import create_app
from webapp.config import Config
from webapp.search import EXAMPLES

DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 8000
DEFAULT_WORKERS = 2
"""One search keeps one core busy; two workers keep answering while one of them is at a long table."""

THREADS = 4
"""Per worker: slow readers hold a thread each, not the worker."""

MAX_REQUEST_LINE = 8190
"""Bytes; the most that gunicorn allows. An address of 900 Devanagari letters still fits."""

_BACKLOG = 512
"""Connections that may wait to be taken: more than a burst of readers of one site."""


class CannotServe(KhabarKhojError):
    """The host and port cannot be listened on."""

    kind = "serve"


class _Application(BaseApplication):  # type: ignore[misc]  # gunicorn ships no types
    """The app as gunicorn loads it: in each worker, after the fork, so that no engine is shared between processes."""

    def __init__(self, config: Config, options: dict[str, Any]) -> None:
        self._config, self._options = config, options
        super().__init__()

    def load_config(self) -> None:
        for name, value in self._options.items():
            # A setting that this release of gunicorn does not have yet needs no setting either.
            if name in self.cfg.settings:
                self.cfg.set(name, value)

    def load(self) -> Any:
        app = create_app(self._config)
        _warm(app)
        return app

    def run(self) -> NoReturn:
        _Arbiter(self).run()
        raise AssertionError("the arbiter leaves by SystemExit")


class _Arbiter(Arbiter):  # type: ignore[misc]  # gunicorn ships no types
    """A master that lets running requests end on Ctrl-C too, not only on SIGTERM."""

    handle_int = Arbiter.handle_term


def serve(
    location: str, host: str = DEFAULT_HOST, port: int = DEFAULT_PORT, workers: int = DEFAULT_WORKERS
) -> NoReturn:
    """Serves the index at `location` until Ctrl-C or SIGTERM, then leaves by SystemExit(0).

    Port 0 takes any free one; the address is printed once it is listened on. Raises CannotServe.
    """
    listening = _listen(host, port)
    print(f"KhabarKhoj: {_address(listening)}", flush=True)
    settings = Config.from_environment()
    _Application(Config(index=location, public_url=settings.public_url), _options(listening, workers)).run()


def _warm(app: Flask) -> None:
    """Asks one search before readers do: tables are read at their first use, which takes tenths of a second.

    The tables stay as long as the worker does: the garbage collector need not look through them again and again, which
    would hold up a request for tens of milliseconds now and then.
    """
    with app.test_client() as client:
        client.get("/search", query_string={"q": EXAMPLES[0]})
    gc.collect()
    gc.freeze()


def _options(listening: socket.socket, workers: int) -> dict[str, Any]:
    return {
        "bind": f"fd://{listening.fileno()}",
        "workers": workers,
        "worker_class": "gthread",
        "threads": THREADS,
        "limit_request_line": MAX_REQUEST_LINE,
        "loglevel": "warning",
        "proc_name": "khabarkhoj",
        # No door besides the web: newer releases else open one for administration.
        "control_socket_disable": True,
        "post_worker_init": _leave_ctrl_c_to_the_master,
    }


def _leave_ctrl_c_to_the_master(worker: Any) -> None:
    # A terminal sends Ctrl-C to every process; the master then asks its workers to end what they are at.
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _listen(host: str, port: int) -> socket.socket:
    """A socket that listens, taken before gunicorn starts, so that a taken port is said at once and in one sentence."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        listening = socket.socket(family, socket.SOCK_STREAM)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(_BACKLOG)
    except (OSError, OverflowError) as error:
        reason = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else str(error)
        raise CannotServe(
            f"Cannot listen on {host} port {port}: {reason}. Choose another with --host and --port.",
            input=f"{host}:{port}",
        ) from error
    listening.set_inheritable(True)
    return listening


def _address(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
