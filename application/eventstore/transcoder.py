"""How values are written into stored events: exactly, or not at all."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import Enum
from math import isfinite
from typing import Any, NamedTuple

import orjson
from eventsourcing.persistence import (
    DatetimeAsISO,
    DecimalAsStr,
    JSONTranscoder,
    Transcoding,
    TranscodingNotRegisteredError,
    UUIDAsHex,
)

PLAIN = frozenset({str, int, bool, type(None)})
CONTAINERS = frozenset({dict, list})
TYPE, DATA, SEAL = "_type_", "_data_", "$e"
"""The keys that tell a value from a dictionary."""


class Sealed(NamedTuple):
    """A fact that only the key of the person it is about can open; stored as ``$e``."""

    person: str
    no: int
    nonce: str
    box: str


class DateAsISO(Transcoding):
    type = date
    name = "date_iso"

    def encode(self, obj: date) -> str:
        return obj.isoformat()

    def decode(self, data: str) -> date:
        return date.fromisoformat(data)


class EnumAsName(Transcoding):
    """Enum members by name; one transcoding for each enumeration."""

    def __init__(self, kind: type[Enum], name: str) -> None:
        self.type = kind
        self.name = name
        self.members = kind.__members__

    def encode(self, obj: Enum) -> str:
        return obj.name

    def decode(self, data: str) -> Enum:
        return self.members[data]


class StrictTranscoder(JSONTranscoder):
    """Refuses what JSON would quietly give back as something else."""

    def __init__(self) -> None:
        super().__init__()
        for transcoding in (DateAsISO(), DatetimeAsISO(), DecimalAsStr(), UUIDAsHex()):
            self.register(transcoding)

    def encode(self, obj: Any) -> bytes:
        return orjson.dumps(self._plain(obj))

    def decode(self, data: bytes) -> Any:
        return self._restored(orjson.loads(data))

    def _plain(self, obj: Any) -> Any:
        kind = type(obj)
        if kind in PLAIN:
            return obj
        if kind is dict:
            if SEAL in obj or (TYPE in obj and DATA in obj):
                raise TypeError("a dictionary with these keys could not be read back")
            return {k: v if type(v) in PLAIN else self._plain(v) for k, v in obj.items()}
        if kind is list:
            return [v if type(v) in PLAIN else self._plain(v) for v in obj]
        if kind in (float, Decimal) and not isfinite(obj):
            raise TypeError(f"{obj} is no number")
        if transcoding := self.types.get(kind):
            return {TYPE: transcoding.name, DATA: self._plain(transcoding.encode(obj))}
        if kind is float:
            return obj
        if kind is Sealed:
            return {SEAL: list(obj)}
        raise TranscodingNotRegisteredError(
            f"Object of type {kind} is not serializable. "
            "Please define and register a custom transcoding for this type."
        )

    def _restored(self, obj: Any) -> Any:
        """The same with every value restored; containers keep what they are, in place."""
        kind = type(obj)
        if kind is dict:
            if (name := obj.get("_type_")) and len(obj) == 2 and type(obj.get("_data_")) is str:
                if transcoding := self.names.get(name):
                    return transcoding.decode(obj["_data_"])
            for key, value in obj.items():
                if type(value) in CONTAINERS:
                    obj[key] = self._restored(value)
            if len(obj) == 1 and SEAL in obj:
                return Sealed(*obj[SEAL])
            return self._decode_obj(obj) if len(obj) == 2 else obj
        if kind is list:
            for index, item in enumerate(obj):
                if type(item) in CONTAINERS:
                    obj[index] = self._restored(item)
        return obj
