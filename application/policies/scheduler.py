"""What time brings: notices that end, silence that accepts, terms that lapse.

The deadlines board says which dossiers have something due; each is asked to catch up.  A
command does the same before it looks at a case, so a late round costs nobody a right.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from datetime import date
from itertools import islice
from uuid import UUID

from application.boards.pages.deadlines import Due, DueDossiers
from application.casework import Casework
from application.eventstore.trouble import described, is_trouble
from application.orders import Done, Order
from domain.divisions import REGION
from domain.moment import legal_day
from domain.office import Actor, Role

log = logging.getLogger(__name__)
AT_ONCE = 200
"""Dossiers asked in one round."""
CLOCK = Actor("time", Role.CLOCK, REGION, channel="scheduler")
"""Nobody; each dossier signs what time brings for its own unit."""


class Scheduler:
    """One round after the other; what fails is told, and tried again the next day."""

    def __init__(self, casework: Casework, deadlines: DueDossiers) -> None:
        self.casework = casework
        self.deadlines = deadlines
        self.asked: dict[Due, date] = {}

    def round(self) -> int:
        """Ask the next dossiers, a bounded number; says how many were asked for the first time
        that day, so that nobody rests before all were."""
        today = legal_day(self.casework.now())
        self.asked = {due: day for due, day in self.asked.items() if day == today}
        published = self.casework.calendar().published_until
        new = self.bring(self.deadlines.due(today), today, self.catch_up)
        return new + self.bring(self.deadlines.provisional(published), today, self.recount)

    def bring(self, found: Iterable[Due], today: date, do: Callable[[UUID], Done]) -> int:
        """Each once a day: where a clock still runs after that, somebody is late.

        Only what ends today, in hours, is asked again and again until it has ended.
        """
        wanted = (due for due in found if due not in self.asked or due.next_on == today)
        new = 0
        for due in islice(wanted, AT_ONCE):
            new += due not in self.asked
            self.asked[due] = today
            try:
                do(due.id)
            except Exception as error:
                if is_trouble(error):
                    raise
                log.error("time could not do its part: %s", described(error))
        return new

    def catch_up(self, id_: UUID) -> Done:
        return self.casework.catch_up(id_, Order(CLOCK))

    def recount(self, id_: UUID) -> Done:
        return self.casework.change(id_, 0, Order(CLOCK), "recount", {})
