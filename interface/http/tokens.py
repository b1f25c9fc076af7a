"""Bearer tokens: short-lived, signed (HS256), and they expire by the true clock.

A demonstration may move the office's clock; a token's ten minutes are ten minutes of real time.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import OctKey

from interface.http.errors import Refused

ISSUER = "anjuan"
LIFETIME = 600
"""Seconds (configurable default)."""
RENEWABLE = 8 * 3600
"""Seconds after signing in until a password is needed again (configurable default)."""
LEEWAY = 30
LONGEST_TOKEN = 4096
REMEMBERED = 4096
"""How many tokens a process remembers having checked."""
HEADER = {"alg": "HS256"}
CLAIMS = jwt.JWTClaimsRegistry(
    leeway=LEEWAY,
    iss={"essential": True, "value": ISSUER},
    aud={"essential": True, "value": ISSUER},
    sub={"essential": True},
    exp={"essential": True},
    iat={"essential": True},
)


@dataclass(frozen=True)
class Bearer:
    """Whom a token names, of which kind of account, and the appointment it was made for."""

    who: UUID
    kind: str
    acting_as: str = ""
    since: int = 0
    """When a password was last given, in Unix time."""


class Tokens:
    """Issues and reads tokens with one key.  No other algorithm is ever accepted."""

    def __init__(self, key: bytes, lifetime: int = LIFETIME) -> None:
        self.key = OctKey.import_key(key)
        self.lifetime = lifetime
        # A signature that held once holds again; whether time is up is asked every time.
        self.decoded = lru_cache(REMEMBERED)(self.decode)

    def issue(self, bearer: Bearer) -> tuple[str, int]:
        """A token, and the second (Unix time) at which it ends."""
        now = int(time.time())
        claims = {
            "iss": ISSUER,
            "aud": ISSUER,
            "sub": str(bearer.who),
            "kind": bearer.kind,
            "act": bearer.acting_as,
            "auth_time": bearer.since or now,
            "iat": now,
            "exp": now + self.lifetime,
        }
        return jwt.encode(HEADER, claims, self.key), now + self.lifetime

    def renew(self, bearer: Bearer) -> tuple[str, int]:
        """A fresh token without a password.  Raises Refused (401) when one was due."""
        if int(time.time()) - bearer.since > RENEWABLE:
            raise Refused(401, "not-signed-in")
        return self.issue(bearer)

    def read(self, header: str) -> Bearer:
        """The bearer named in an ``Authorization`` header.  Raises Refused (401)."""
        scheme, _, token = header.partition(" ")
        if scheme.lower() != "bearer" or not token or len(token) > LONGEST_TOKEN:
            raise Refused(401, "not-signed-in")
        bearer, ends = self.decoded(token)
        if time.time() > ends + LEEWAY:
            raise Refused(401, "not-signed-in")
        return bearer

    def decode(self, token: str) -> tuple[Bearer, int]:
        """Whom a token of ours names, and when it ends.  Raises Refused (401)."""
        try:
            claims: dict[str, Any] = jwt.decode(token, self.key, algorithms=["HS256"]).claims
            CLAIMS.validate(claims)
            bearer = Bearer(
                UUID(claims["sub"]),
                str(claims["kind"]),
                str(claims["act"]),
                int(claims["auth_time"]),
            )
            return bearer, int(claims["exp"])
        except (JoseError, ValueError, KeyError, TypeError, AttributeError):
            raise Refused(401, "not-signed-in") from None
