"""丧事 — an application about somebody who has died, filed by whoever sees to the funeral.

The form names the deceased (``deceased``) and the day (``died_on``); registers are asked about
the deceased, and the claim of the one application is theirs, not the applicant's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from domain.case import Trait


class Funeral(Trait):
    @property
    def deceased(self) -> str:
        """The person's id."""
        who: str = self.form.deceased
        return who

    @property
    def looked_up(self) -> str:
        return self.deceased

    @property
    def died_on(self) -> date:
        """As the register knows it, else as it was declared."""
        day: date = self.answered("death", "died_on", self.form.died_on)  # type: ignore[attr-defined]  # DataCheck's
        return day

    @classmethod
    def counted(cls, form: Mapping[str, Any]) -> tuple[str, ...]:
        return (form["deceased"],)

    @classmethod
    def nonsense(cls, form: Mapping[str, Any], day: date) -> Iterator[str]:
        """Also: a death still to come, and somebody who buries themselves."""
        yield from super().nonsense(form, day)
        if form["died_on"] > day:
            yield "died_on"
        if form["deceased"] == form["applicant"]:
            yield "deceased"
