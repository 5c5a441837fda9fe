"""How is a server asked for many pages by something that takes little from it? One thread, a selector, plain sockets.

Connections are kept and used again; the pages' bytes are not looked at beyond their status and length.
"""

from __future__ import annotations

import selectors
import socket
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

MOST_WAITING = 256
"""Connections of the open loop: with more requests unanswered the server is hopelessly behind, and the load stops."""

LEFT_OVER = 5.0
"""Seconds that the last answers of a load may take."""


@dataclass
class Connection:
    """One kept connection: what it waits for ("" when for nothing), since when, and what has come of the answer."""

    address: tuple[str, int]
    path: str = ""
    due: float = 0.0
    received: bytearray = field(default_factory=bytearray)
    expected: int = -1

    def __post_init__(self) -> None:
        self.socket = socket.create_connection(self.address)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def ask(self, path: str, due: float) -> None:
        """Asks for a page. Raises OSError when the server has closed the connection."""
        self.path, self.due, self.expected = path, due, -1
        self.received.clear()
        self.socket.sendall(f"GET {path} HTTP/1.1\r\nHost: {self.address[0]}\r\nAccept-Encoding: gzip\r\n\r\n".encode())

    def answered(self) -> bool:
        """Takes in what has come; True when the page is whole. Raises SystemExit for what is no page."""
        chunk = self.socket.recv(1 << 18)
        if not chunk:
            raise ConnectionResetError
        self.received += chunk
        if self.expected < 0 and (end := self.received.find(b"\r\n\r\n")) >= 0:
            self.expected = end + 4 + self._length(bytes(self.received[:end]).lower())
        return 0 <= self.expected <= len(self.received)

    def _length(self, head: bytes) -> int:
        status, *lines = head.split(b"\r\n")
        # 404 is the page of a query that finds nothing further: it is a page.
        if status.split()[1] not in (b"200", b"404"):
            raise SystemExit(f"{self.path} answered {status.decode()}")
        return next(int(line.split(b":")[1]) for line in lines if line.startswith(b"content-length:"))


class Load:
    """Asks pages of a server, and notes the seconds that each took."""

    def __init__(self, address: tuple[str, int], paths: Iterator[str]) -> None:
        self._address, self._paths = address, paths
        self._selector = selectors.DefaultSelector()
        self._idle: list[Connection] = []
        self._busy = 0
        self.seconds: list[tuple[float, float]] = []
        """(when it was due, how long it took) of each page."""

    def saturate(self, connections: int, seconds: float) -> None:
        """Keeps so many connections busy for so long."""
        end = time.monotonic() + seconds
        for _ in range(connections):
            self._ask(next(self._paths), time.monotonic())
        while self._busy:
            for _ in range(self._take(LEFT_OVER)):
                if time.monotonic() < end:
                    self._ask(next(self._paths), time.monotonic())
            self._still_answered(end)

    def pace(self, rate: float, seconds: float) -> None:
        """Asks so many pages a second for so long, whether or not earlier ones are answered."""
        start = time.monotonic()
        due = deque(start + number / rate for number in range(int(rate * seconds)))
        while due or self._busy:
            while due and due[0] <= time.monotonic():
                self._ask(next(self._paths), due.popleft())
            self._take(max(due[0] - time.monotonic(), 0.0) if due else LEFT_OVER)
            self._still_answered(start + seconds)

    def _still_answered(self, end: float) -> None:
        if self._busy > MOST_WAITING or (self._busy and time.monotonic() > end + LEFT_OVER):
            raise SystemExit(f"{self._busy} pages wait for their answer: the server is too slow for this load")

    def _ask(self, path: str, due: float) -> None:
        connection = self._idle.pop() if self._idle else self._connect()
        self._busy += 1
        try:
            connection.ask(path, due)
        except OSError:
            self._closed(connection)

    def _connect(self) -> Connection:
        connection = Connection(self._address)
        self._selector.register(connection.socket, selectors.EVENT_READ, connection)
        return connection

    def _take(self, timeout: float) -> int:
        """Takes in what comes within so many seconds; how many pages are now whole."""
        whole = 0
        for key, _ in self._selector.select(timeout):
            connection: Connection = key.data
            try:
                if not connection.answered():
                    continue
            except ConnectionResetError:
                self._closed(connection)
                continue
            self.seconds.append((connection.due, time.monotonic() - connection.due))
            connection.path = ""
            self._idle.append(connection)
            self._busy -= 1
            whole += 1
        return whole

    def _closed(self, connection: Connection) -> None:
        """A server closes what was idle for some seconds; what was asked just then is asked again by another."""
        self._selector.unregister(connection.socket)
        connection.socket.close()
        if not connection.path:
            self._idle.remove(connection)
            return
        if connection.received:
            raise SystemExit(f"the server hung up in the middle of {connection.path}")
        self._busy -= 1
        self._ask(connection.path, connection.due)
