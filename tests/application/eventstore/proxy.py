"""Stands between a client and the server, and cuts the wire at a chosen moment."""

from __future__ import annotations

import socket
from contextlib import suppress
from threading import Thread
from typing import Self

from sqlalchemy import make_url


class Proxy:
    def __init__(self, folder: str) -> None:
        self.server = f"{folder}/.s.PGSQL.5432"
        self.door = socket.create_server(("127.0.0.1", 0))
        self.cuts = 0
        self._words, self._moment = b"", ""
        self._answer_is_lost = False

    def url(self, url: str) -> str:
        """The same database and role, by way of this proxy."""
        host, port = self.door.getsockname()
        words = {"host": host, "port": str(port), "sslmode": "disable", "gssencmode": "disable"}
        return make_url(url).set(query=words).render_as_string(hide_password=False)

    def cut(self, words: bytes, moment: str) -> None:
        """Cut once: ``before`` the server gets a message with these words, or ``after`` it
        has done what they ask, so that only its answer is lost."""
        self._words, self._moment = words, moment

    def __enter__(self) -> Self:
        Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.door.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self.door.accept()
                server = socket.socket(socket.AF_UNIX)
                server.connect(self.server)
                for ends in ((client, server), (server, client)):
                    Thread(target=self._forward, args=ends, daemon=True).start()

    def _forward(self, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError), source, target:
            while data := source.recv(1 << 16):
                asked = bool(self._words) and self._words in data
                if asked and self._moment == "after":
                    self._words, self._answer_is_lost = b"", True
                elif asked or self._answer_is_lost:
                    self._words, self._answer_is_lost = b"", False
                    self.cuts += 1
                    target.shutdown(socket.SHUT_RDWR)
                    source.shutdown(socket.SHUT_RDWR)
                    return
                target.sendall(data)
