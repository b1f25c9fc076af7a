"""A person at a screen: signs in, reads, acts; everything goes over HTTP as anybody's would."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import httpx

API = "/api/v1"


class Surprise(Exception):
    """The office answered otherwise than the story expects."""


@dataclass
class Desk:
    """One signed-in person.  Tokens are short-lived: signing in again is part of the work."""

    web: httpx.Client
    login: str
    password: str
    acting_as: str = ""
    token: str = ""
    subject: str = ""
    seen: dict[str, str] = field(default_factory=dict)
    """The version of each case as this person last saw it."""

    def sign_in(self) -> Desk:
        answer = self.web.post(
            f"{API}/sessions", json={"login": self.login, "password": self.password}
        )
        if answer.status_code >= 400:
            raise Surprise(f"{self.login} can't sign in: {answer.text}")
        session = answer.json()
        self.token, self.subject = session["token"], session["subject"]
        return self

    def headers(self, **more: str) -> dict[str, str]:
        named = {"Acting-As": self.acting_as} if self.acting_as else {}
        return {"Authorization": f"Bearer {self.token}", "Purpose": "casework", **named, **more}

    def get(self, path: str, *, expect: int = 200, **query: Any) -> Any:
        answer = self.web.get(f"{API}{path}", params=query, headers=self.headers())
        if answer.status_code == 401 and expect != 401:
            self.sign_in()
            answer = self.web.get(f"{API}{path}", params=query, headers=self.headers())
        return self.told(answer, expect)

    def post(self, path: str, body: dict[str, Any], *, expect: int = 0, seen: str = "") -> Any:
        """Act once: the key makes a repeat harmless, ``seen`` names the version acted upon."""
        more = {"Idempotency-Key": str(uuid4()), **({"If-Match": seen} if seen else {})}
        answer = self.web.post(f"{API}{path}", json=body, headers=self.headers(**more))
        if answer.status_code == 401 and expect != 401:
            self.sign_in()
            answer = self.web.post(f"{API}{path}", json=body, headers=self.headers(**more))
        return self.told(answer, expect)

    def upload(self, name: str, content: bytes, kind: str = "application/pdf") -> Any:
        answer = self.web.post(
            f"{API}/attachments",
            files={"file": (name, content, kind)},
            headers=self.headers(**{"Idempotency-Key": str(uuid4())}),
        )
        return self.told(answer, 0)

    def case(self, case: str) -> Any:
        """Read a case and remember which version was seen."""
        answer = self.web.get(f"{API}/cases/{case}", headers=self.headers())
        told = self.told(answer, 200)
        self.seen[case] = answer.headers["ETag"]
        return told

    def step(self, case: str, noun: str, *, expect: int = 0, **facts: Any) -> Any:
        """Look at the case, then act on what was seen."""
        self.case(case)
        return self.post(f"/cases/{case}/{noun}", facts, expect=expect, seen=self.seen[case])

    @staticmethod
    def told(answer: httpx.Response, expect: int) -> Any:
        fine = answer.status_code == expect if expect else answer.status_code < 400
        if not fine:
            raise Surprise(
                f"{answer.request.method} {answer.request.url.path}:"
                f" {answer.status_code} {answer.text}"
            )
        return answer.json()
