"""乡镇备用金 — reserve funds as the county keeps them and as their readers see them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID

from application.access import Access
from application.casework import Casework, step
from application.orders import Done, Order, Work
from domain.act import Act
from domain.calendar import DAY
from domain.errors import AlreadyDone, StaleCase
from domain.moment import legal_day
from domain.office import Actor
from domain.township_fund import TownshipFund
from domain.township_fund_events import Count, Entry


class Shown(NamedTuple):
    """A fund with the lines of a span of days, between what was there before and after."""

    id: UUID
    version: int
    stage: str
    owner: str
    balance: Decimal
    left_to_county: Decimal
    since: date
    upto: date
    opening: Decimal
    closing: Decimal
    entries: list[Entry]
    counts: list[Count]
    commands: list[str]


@dataclass(frozen=True)
class TownshipFunds:
    casework: Casework
    access: Access

    def open(self, order: Order, *, township: str) -> Done:
        """Begin the book of a township.  Raises AlreadyDone and as ``TownshipFund.open``."""

        def work(act: Act) -> Work:
            fund = TownshipFund.open(act, township=township)
            if self.casework.streams.get(TownshipFund, fund.id):
                raise AlreadyDone("open")
            return Work(fund)

        return self.casework.once(order, work)

    def take(
        self, id_: UUID, seen: int, order: Order, verb: str, facts: Mapping[str, Any]
    ) -> Done:
        """One entry, on the book as it was seen.

        Raises CaseNotFound, NotInArea, NotYours, StaleCase, KeyReused and every refusal of
        the step.
        """
        self.access.authorise(order.actor, verb, self.casework.of_kind(TownshipFund, id_))

        def work(act: Act) -> Work:
            fund = self.casework.of_kind(TownshipFund, id_)
            if fund.version != seen:
                raise StaleCase(str(fund.version))
            step(fund, verb)(fund, act, **facts)
            return Work(fund)

        return self.casework.once(order, work)

    def read(
        self, id_: UUID, reader: Actor, since: date, upto: date, purpose: str = ""
    ) -> Shown:
        """With its lines of these days, noted before it is told.  Raises as ``Access.read``."""
        fund = self.casework.of_kind(TownshipFund, id_)
        self.access.read(reader, fund, purpose)
        now = self.casework.now()
        return Shown(
            id=fund.id,
            version=fund.version,
            stage=str(fund.stage),
            owner=str(fund.owner),
            balance=fund.balance,
            left_to_county=fund.left,
            since=since,
            upto=upto,
            opening=fund.balance_on(since - DAY),
            closing=fund.balance_on(upto),
            entries=[entry for entry in fund.entries if since <= entry.on <= upto],
            counts=[count for count in fund.counts if since <= count.upto <= upto],
            commands=fund.open_commands(reader, legal_day(now), now),
        )
