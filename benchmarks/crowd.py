"""Many clients at once over loopback: ready-made requests on connections that stay open.

They do as little as a client can, for they share the machine with what is measured.
"""

from __future__ import annotations

import socket
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from time import perf_counter

import orjson

CLIENTS = 8
Answer = tuple[int, bytes]


class Failed(Exception):
    """An answer that no benchmark may count."""


def request(method: str, path: str, headers: dict[str, str], body: object = None) -> bytes:
    content = b"" if body is None else orjson.dumps(body)
    told = {"Host": "127.0.0.1", **headers}
    if content:
        told |= {"Content-Type": "application/json", "Content-Length": str(len(content))}
    lines = [f"{method} {path} HTTP/1.1", *(f"{k}: {v}" for k, v in told.items())]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + content


class Client:
    def __init__(self, port: int) -> None:
        self.port = port
        self.open()

    def open(self) -> None:
        self.socket = socket.create_connection(("127.0.0.1", self.port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def ask(self, words: bytes) -> Answer:
        try:
            self.socket.sendall(words)
            return self.answer()
        except ConnectionError:  # gunicorn renews its processes now and then
            self.socket.close()
            self.open()
            self.socket.sendall(words)
            return self.answer()

    def answer(self) -> Answer:
        got = b""
        while b"\r\n\r\n" not in got:
            got += self.more()
        head, _, body = got.partition(b"\r\n\r\n")
        lower = head.lower()
        start = lower.index(b"content-length:") + 15
        length = int(lower[start:].split(b"\r\n", 1)[0])
        while len(body) < length:
            body += self.more()
        if b"connection: close" in lower:
            self.socket.close()
            self.open()
        return int(head[9:12]), body

    def more(self) -> bytes:
        got = self.socket.recv(65536)
        if not got:
            raise ConnectionResetError
        return got


class Crowd:
    """So many clients of one server."""

    def __init__(self, port: int) -> None:
        self.clients = [Client(port) for _ in range(CLIENTS)]
        self.pool = ThreadPoolExecutor(CLIENTS)

    def ask(self, requests: Sequence[bytes], expect: int) -> tuple[float, list[bytes]]:
        """Requests a second, and what was answered.  Raises Failed for any other status."""
        parts = [requests[n::CLIENTS] for n in range(CLIENTS)]
        began = perf_counter()
        answers = [a for part in self.pool.map(self.one, self.clients, parts) for a in part]
        took = perf_counter() - began
        for status, body in answers:
            if status != expect:
                raise Failed(f"{status} {body.decode()}")
        return len(requests) / took, [body for _, body in answers]

    @staticmethod
    def one(client: Client, requests: Sequence[bytes]) -> list[Answer]:
        return [client.ask(words) for words in requests]

    def close(self) -> None:
        self.pool.shutdown()
        for client in self.clients:
            client.socket.close()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
    return port
