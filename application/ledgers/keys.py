"""The keys of personal facts: one person's facts are erased by destroying that one's keys.

Keys lie wrapped by a master key that the database never sees.  What was erased can still
be read with a backup of this table that is older, and by who has the master key.
"""

from __future__ import annotations

import hmac
from collections.abc import Collection, Mapping
from os import urandom
from threading import Lock
from time import monotonic
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Engine, text

from application.eventstore.datastore import UNAWAITED, Datastore, retried_once
from application.eventstore.prepared import Prepared
from application.eventstore.sealing import FirstKeys, KeysAmiss

SOME = text("SELECT person FROM ledgers.personal_keys WHERE wrapped IS NOT NULL LIMIT 1")
DESTROY = text("""
    UPDATE ledgers.personal_keys SET wrapped = NULL, destroyed_at = now()
    WHERE person = CAST(:person AS uuid) AND wrapped IS NOT NULL
""")
KEPT = Prepared(
    "kept_keys",
    ["uuid[]"],
    """
    SELECT person, no, wrapped FROM ledgers.personal_keys WHERE person = ANY($1) ORDER BY no
    """,
)
MAKE = f"""
    {UNAWAITED};
    INSERT INTO ledgers.personal_keys (person, no, wrapped) VALUES {{}}
    ON CONFLICT DO NOTHING RETURNING person
"""
KEEP = "INSERT INTO ledgers.personal_keys (person, no, wrapped) VALUES {}"
ROW = "(%s::uuid, %s, %s)"
Ring = dict[int, AESGCM | None]
"""All keys of one person by number, the newest last; None for a destroyed one."""


class KeyMissing(KeysAmiss):
    """No such key: unlike a destroyed one it was never here, or its table was not restored."""


class WrongMasterKey(KeysAmiss):
    """The keys in the table were wrapped by another master key."""


class PersonalKeys:
    """The keys of all persons, opened with the master key (32 bytes).

    A process remembers the keys it used for ``remembered_for`` seconds: so long after an
    erasure another process may still read the person's facts, and what it records about
    that person in this time is erased as well.
    """

    remembered_for = 10.0
    remembered = 10_000

    def __init__(self, engine: Engine, master: bytes) -> None:
        self.engine = engine.execution_options(isolation_level="AUTOCOMMIT")
        self.datastore = Datastore(engine)
        self._master = AESGCM(master)
        self._rings: dict[str, tuple[float, Ring]] = {}
        self._lock = Lock()

    def verify(self) -> None:
        """Refuse to start with a master key that doesn't open what is here.

        Raises WrongMasterKey.
        """
        with self.engine.connect() as connection:
            persons = connection.scalars(SOME).all()
        self._load([str(person) for person in persons])

    def current(self, persons: Collection[str]) -> Mapping[str, tuple[int, AESGCM]]:
        """Number and key to seal each person's facts with; made on first use."""
        rings = self._of(persons)
        if lacking := [person for person, ring in rings.items() if not newest(ring)[1]]:
            made = self._make({person: len(rings[person]) + 1 for person in lacking})
            mine = {person: rings[person] | made[person] for person in made}
            self._remember(mine, monotonic() + self.remembered_for)
            late = [person for person in lacking if person not in made]
            rings |= mine | (self._fresh(late) if late else {})
        found: dict[str, tuple[int, AESGCM]] = {}
        for person, ring in rings.items():
            no, key = newest(ring)
            if key is None:
                raise KeyMissing("a key was destroyed in the same moment")
            found[person] = no, key
        return found

    def kept(
        self, wanted: Collection[tuple[str, int]]
    ) -> Mapping[tuple[str, int], AESGCM | None]:
        """The keys under these numbers; None for a destroyed one.  Raises KeyMissing."""
        rings = self._of({person for person, _ in wanted})
        if newer := {person for person, no in wanted if no not in rings[person]}:
            rings |= self._fresh(newer)
        try:
            return {(person, no): rings[person][no] for person, no in wanted}
        except KeyError as error:
            raise KeyMissing(
                "a personal fact was sealed with a key that is not here"
            ) from error

    def first(self, persons: Collection[str]) -> FirstKeys:
        """For persons who can't have a key yet; the save that seals with them keeps them."""
        keys = {person: AESGCM.generate_key(256) for person in persons}
        rows = ((p, 1, self._wrapped(key, UUID(p), 1)) for p, key in keys.items())
        return FirstKeys(
            {person: (1, AESGCM(key)) for person, key in keys.items()},
            KEEP.format(", ".join([ROW] * len(keys))),
            [value for row in rows for value in row],
        )

    def remember(self, first: FirstKeys) -> None:
        """They were saved."""
        rings = {person: Ring({no: key}) for person, (no, key) in first.keys.items()}
        self._remember(rings, monotonic() + self.remembered_for)

    def destroy(self, person: str) -> bool:
        """Erase all of a person's facts for good.  False when there was nothing to erase."""
        with self.engine.connect() as connection:
            destroyed = connection.execute(DESTROY, {"person": person}).rowcount
        with self._lock:
            self._rings.pop(person, None)
        return bool(destroyed)

    def _of(self, persons: Collection[str]) -> dict[str, Ring]:
        now = monotonic()
        known = {person: self._rings.get(person, (0.0, Ring())) for person in persons}
        rings = {person: ring for person, (until, ring) in known.items() if until > now}
        missing = [person for person in persons if person not in rings]
        return rings | self._fresh(missing) if missing else rings

    def _fresh(self, persons: Collection[str]) -> dict[str, Ring]:
        """As they are now: what is remembered may be what another thread saw before."""
        until = monotonic() + self.remembered_for
        rings = self._load(persons)
        self._remember(rings, until)
        return rings

    def _load(self, persons: Collection[str]) -> dict[str, Ring]:
        rings: dict[UUID, Ring] = {UUID(person): {} for person in persons}
        for person, no, wrapped in self._rows(list(rings)):
            key = None if wrapped is None else AESGCM(self._unwrapped(wrapped, person, no))
            rings[person][no] = key
        return {person: rings[UUID(person)] for person in persons}

    @retried_once
    def _rows(self, persons: list[UUID]) -> list[tuple[UUID, int, bytes | None]]:
        with self.datastore.cursor() as curs:
            KEPT.run(curs, list(map(str, persons)))
            return [(p, no, wrapped and bytes(wrapped)) for p, no, wrapped in curs.fetchall()]

    def _make(self, numbers: Mapping[str, int]) -> dict[str, Ring]:
        """New keys.  When another process was first, its keys stay, and are not among these."""
        some = sorted(numbers.items())  # in one order, so that nobody deadlocks
        keys = {person: AESGCM.generate_key(256) for person, _ in some}
        rows = [(UUID(p), no, self._wrapped(keys[p], UUID(p), no)) for p, no in some]
        values = ", ".join(["(%s, %s, %s)"] * len(rows))
        with self.datastore.cursor() as curs:
            curs.execute(MAKE.format(values), [value for row in rows for value in row])
            made = [str(person) for (person,) in curs.fetchall()]
        return {person: {numbers[person]: AESGCM(keys[person])} for person in made}

    def _wrapped(self, key: bytes, person: UUID, no: int) -> bytes:
        nonce = urandom(12)
        return nonce + self._master.encrypt(nonce, key, f"{person} {no}".encode())

    def _unwrapped(self, wrapped: bytes, person: UUID, no: int) -> bytes:
        try:
            return self._master.decrypt(wrapped[:12], wrapped[12:], f"{person} {no}".encode())
        except InvalidTag:
            raise WrongMasterKey("this master key doesn't open the keys of persons") from None

    def _remember(self, loaded: Mapping[str, Ring], until: float) -> None:
        with self._lock:
            self._rings |= {person: (until, ring) for person, ring in loaded.items()}
            while len(self._rings) > self.remembered:
                del self._rings[next(iter(self._rings))]


def newest(ring: Ring) -> tuple[int, AESGCM | None]:
    """The last number of a ring and its key; numbers are given from 1 on, without gaps."""
    return len(ring), ring.get(len(ring))


def mac(key: bytes, text: str) -> str:
    """The keyed hash (HMAC-SHA256, hexadecimal) under which a name or number is looked up."""
    return hmac.digest(key, text.encode(), "sha256").hex()
