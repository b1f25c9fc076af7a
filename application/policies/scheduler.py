"""What time brings: notices that end, silence that accepts, terms that lapse.

The deadlines board says which dossiers have something due; each is asked to catch up.  A
command does the same before it looks at a case, so a late round costs nobody a right.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from datetime import date
from typing import Protocol
from uuid import UUID

from eventsourcing.persistence import IntegrityError

from application.policies.parked import told
from domain.act import Act
from domain.dossier import Dossier
from domain.office import Actor

log = logging.getLogger(__name__)


class Deadlines(Protocol):
    """Which dossiers have a clock that has run out, or whose end is not known yet."""

    def due(self, today: date) -> Iterable[UUID]:
        """Those with a clock that ended before today, or with one of hours that ends today."""

    def provisional(self, until: date) -> Iterable[UUID]:
        """Those with a provisional end not after the last day of the published calendar."""
