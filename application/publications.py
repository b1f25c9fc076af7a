"""公告 — publish, correct and withdraw what decisions read: the catalogue keeper's work."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from application.casework import Casework
from application.ledgers.published import Published
from application.orders import Done, Order, Work
from domain.act import Act
from domain.divisions import Division
from domain.errors import Malformed
from domain.publication import Publication


@dataclass(frozen=True)
class Publications:
    casework: Casework
    published: Published

    def publish(
        self,
        order: Order,
        *,
        key: str,
        division: str,
        value: Decimal,
        since: date,
        source: str,
        until: date | None = None,
    ) -> Done:
        """A value from a day on.  Raises whatever ``Publication`` says."""

        def work(act: Act) -> Work:
            place = Division(division)
            held = self.held(key, place) or Publication.open(act, key=key, division=place)
            held.publish(act, value=value, since=since, source=source, until=until)
            self.published.remember(key, division)
            return Work(held)

        return self.casework.once(order, work)

    def correct(
        self,
        order: Order,
        *,
        key: str,
        division: str,
        since: date,
        value: Decimal,
        source: str,
        reason: str,
        until: date | None = None,
    ) -> Done:
        """更正 the value of that day; decisions already taken keep what they read."""
        return self.change(
            order,
            key,
            division,
            lambda held, act: held.correct(
                act, since=since, value=value, source=source, reason=reason, until=until
            ),
        )

    def withdraw(
        self, order: Order, *, key: str, division: str, since: date, until: date, reason: str
    ) -> Done:
        """废止 the value that holds from ``since``; ``until`` is the first day without it."""
        return self.change(
            order,
            key,
            division,
            lambda held, act: held.withdraw(act, since=since, until=until, reason=reason),
        )

    def change(
        self, order: Order, key: str, division: str, verb: Callable[[Publication, Act], None]
    ) -> Done:
        def work(act: Act) -> Work:
            held = self.held(key, Division(division))
            if held is None:
                raise Malformed("key", key)
            verb(held, act)
            return Work(held)

        return self.casework.once(order, work)

    def about(self, place: Division) -> list[Publication]:
        """Everything published for a place, for what it lies in and for what lies in it."""
        figures = self.published.about(place.code)
        ids = (Publication.id_of(key, division) for key, division in figures)
        return list(self.casework.streams.load(Publication, ids).values())

    def held(self, key: str, division: Division) -> Publication | None:
        id_ = Publication.id_of(key, division.code)
        return self.casework.streams.get(Publication, id_)
