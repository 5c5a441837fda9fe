"""The real server, in processes of its own, on a port that the system chooses."""

import json
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

START = "import sys; from webapp.serve import serve; serve(sys.argv[1], port=int(sys.argv[2]), workers=2)"

PATIENCE = 30
"""Seconds: workers start within one or two even on a loaded machine."""


@contextmanager
def served(location, port=0):
    process = subprocess.Popen(
        [sys.executable, "-c", START, location, str(port)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        yield process, process.stdout.readline().strip().partition(": ")[2]
    finally:
        process.kill()
        process.communicate()


def health(root):
    with urlopen(root + "/healthz", timeout=PATIENCE) as answer:
        return json.load(answer)


def test_pages_are_served_and_a_new_commit_is_noticed_by_every_worker(tmp_path, build):
    at = build(tmp_path / "index", tmp_path, [{"id": "a", "title": "पहली खबर"}])
    with served(at) as (_, root):
        assert health(root)["stories"] == 1
        build(tmp_path / "index", tmp_path, [{"id": "a", "title": "पहली खबर"}, {"id": "b", "title": "दूसरी खबर"}])
        assert {health(root)["stories"] for _ in range(20)} == {2}


def test_a_request_line_too_long_is_refused_and_the_server_goes_on(location):
    with served(location) as (_, root):
        with pytest.raises(HTTPError) as refused:
            urlopen(root + "/search?q=" + "x" * 100_000, timeout=PATIENCE)
        assert refused.value.code in (400, 414)  # which of them depends on the release of gunicorn
        assert health(root)["status"] == "ok"


@pytest.mark.parametrize("signal_sent", [signal.SIGINT, signal.SIGTERM])
def test_the_server_stops_when_asked(location, signal_sent):
    with served(location) as (process, root):
        health(root)
        process.send_signal(signal_sent)
        assert process.wait(PATIENCE) == 0
        assert "Traceback" not in process.stderr.read()


def test_a_request_under_way_is_answered_before_the_server_stops(location):
    with served(location) as (process, root):
        health(root)
        host, port = root.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port)), PATIENCE) as slow:
            slow.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\n")
            time.sleep(0.5)  # the worker has begun to read
            process.send_signal(signal.SIGINT)
            slow.sendall(b"Connection: close\r\n\r\n")
            assert slow.makefile("rb").readline() == b"HTTP/1.1 200 OK\r\n"
        assert process.wait(PATIENCE) == 0


def test_a_taken_port_is_said_in_one_sentence():
    from webapp.serve import CannotServe, serve

    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(CannotServe, match=f"127.0.0.1 port {port}") as refused:
            serve("./index", port=port)
    assert refused.value.kind == "serve"


@pytest.mark.parametrize(("host", "port"), [("no-such-host.invalid", 0), ("127.0.0.1", 99999)])
def test_an_address_that_cannot_be_is_said(host, port):
    from webapp.serve import CannotServe, serve

    with pytest.raises(CannotServe, match="--port"):
        serve("./index", host=host, port=port)
