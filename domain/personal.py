"""个人信息 — which fields of events say something about a person, and about whom.

The store encrypts these fields with that person's key; masking, export and erasure go by the
same catalogue.  An event class names them::

    personal = {"findings": "about", "comment": "by", "why": "person", "kin": "[].person"}

that is, the person the dossier is about, who acted, the person whose id is in another field,
or, in a list of dicts, each dict's own.  So that nobody forgets, a field is personal unless
its type says that it is not: ``str`` is somebody's words until it is a ``Code``, and ``Any``
is anything.  A slip fails at import.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Any, TypeAlias

Code: TypeAlias = str
"""A word from a list, a number of a paper, a division: it says nothing about a person."""
PersonId: TypeAlias = str
"""The random id of a person or officer; names and numbers stand once, in Person."""
Paper: TypeAlias = dict[str, str]
"""``{material, sha256, attachment}``: where a paper is kept, not what it says."""

ABOUT, BY = "about", "by"
OPEN_TYPES = {"str", "Any", "object"}
RESERVED = {"kind", "leads_to"}
ITEM = re.compile(r"\[\]\.\w+")


def catalogue(event: type[Any]) -> dict[str, str]:
    """The personal fields of an event class with those it inherits: field -> whose."""
    merged: dict[str, str] = {}
    for base in reversed(event.__mro__):
        merged.update(vars(base).get("personal", {}))
    return merged


def complaints(event: type[Any], envelope: Iterable[str]) -> Iterator[str]:
    """What its declaration leaves open or gets wrong."""
    types = {f.name: spelled(f.type) for f in fields(event) if f.name not in set(envelope)}
    personal = catalogue(event)
    name = event.__qualname__
    for field, type_ in types.items():
        if OPEN_TYPES & set(re.findall(r"\w+", type_)) and field not in personal:
            yield f"{name}.{field}: {type_} is neither personal nor made of codes"
    for field, whose in personal.items():
        if field not in types:
            yield f"{name}: {field} is called personal and is no field"
        elif ITEM.fullmatch(whose):
            if not types[field].startswith("list[dict["):
                yield f"{name}.{field}: only a list of dicts can name a person in each"
        elif whose not in (ABOUT, BY) and types.get(whose) != "PersonId":
            yield f"{name}.{field}: {whose} is no field with a person's id"
    for field in sorted(RESERVED & types.keys()):
        yield f"{name}.{field}: that name is taken"


def spelled(annotation: Any) -> str:
    return annotation if isinstance(annotation, str) else getattr(annotation, "__name__", "Any")
