"""口令 — passwords proved and replaced, by the true clock whatever a demonstration's says."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from uuid import UUID

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

from application.keyed_hash import KeyedHash
from application.ledgers.allowance import SIGN_IN, Allowance
from application.ledgers.credentials import Credential, Credentials
from application.ledgers.trial_clock import true_time
from application.refusals import SignInRefused, TooManyTries, WeakPassword
from domain.errors import Malformed
from domain.moment import legal_day
from domain.officer import LOGIN
from domain.people import ResidentId

FIRST_PASSWORD_FOR = timedelta(days=7)
"""Configurable default: how long a password that was handed out may be used."""
SHORTEST, LONGEST = 10, 128
NOBODY = "-"


def check(password: str, *told: str) -> None:
    """Refuse what is short, of one kind of character, or contains what others know.

    Raises WeakPassword.
    """
    kinds = (str.isalpha, str.isdigit, lambda c: not c.isalnum())
    mixed = sum(any(map(kind, password)) for kind in kinds) >= 2
    known = any(word and word.lower() in password.lower() for word in told)
    plain = password.isprintable()
    if not (SHORTEST <= len(password) <= LONGEST and mixed and plain) or known:
        raise WeakPassword()


@dataclass(frozen=True)
class Passwords:
    credentials: Credentials
    allowance: Allowance
    hashes: KeyedHash
    hasher: PasswordHasher = field(default_factory=PasswordHasher)

    def login_typed(self, text: str) -> str:
        """The login meant: an identity number, which is kept only as a hash, or a name."""
        text = text.strip()
        try:
            number = ResidentId.read(text, legal_day(true_time()))
        except Malformed:
            return text.lower() if LOGIN.fullmatch(text.lower()) else NOBODY
        return self.login_of(number)

    def login_of(self, number: ResidentId) -> str:
        return f"number:{self.hashes.number(number)}"

    def open(self, login: str, subject: UUID, kind: str, password: str) -> None:
        """Nothing happens where the login has a password: it takes the old one to replace."""
        secret = self.hasher.hash(password)
        self.credentials.open(login, subject, kind, secret, at=true_time())

    def first(self, login: str, subject: UUID, kind: str) -> str:
        """A random password in place of any other, to be said once and replaced soon."""
        password, at = secrets.token_urlsafe(12), true_time()
        secret, until = self.hasher.hash(password), at + FIRST_PASSWORD_FOR
        if not self.credentials.open(login, subject, kind, secret, at=at, valid_until=until):
            self.credentials.replace(login, secret, at=at, valid_until=until)
        return password

    def change(self, login: str, old: str, new: str) -> None:
        """Raises SignInRefused, TooManyTries, WeakPassword."""
        self.prove(login, old)
        check(new, login, old)
        key = self.login_typed(login)
        self.credentials.replace(key, self.hasher.hash(new), at=true_time())

    def prove(self, login: str, password: str) -> Credential:
        """Whose login and password these are.  Five failures lock it for 30 minutes.

        Raises SignInRefused, TooManyTries; neither tells whether there is such a login, and
        the answer takes as long for one that isn't there.
        """
        key, at = self.login_typed(login), true_time()
        bucket = f"sign-in:{self.hashes.login(login)}"
        if not self.allowance.take(bucket, SIGN_IN):
            raise TooManyTries()
        held = self.credentials.attempt(key, at)
        right = self.matches(held.secret_hash if held else self.nobodys, password)
        late = held is not None and held.valid_until is not None and held.valid_until <= at
        if held is None or late or not right:
            raise SignInRefused()
        self.credentials.forgive(key)
        self.allowance.refill(bucket)
        return held

    def matches(self, secret: str, password: str) -> bool:
        try:
            return self.hasher.verify(secret, password)
        except VerificationError:
            return False

    @cached_property
    def nobodys(self) -> str:
        """What a password is compared with where there is none."""
        return self.hasher.hash(secrets.token_urlsafe(12))
