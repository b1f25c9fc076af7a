"""``anjuan audit``: a case as its events tell it."""

from __future__ import annotations

from datetime import datetime

import click
import orjson

from application.access import ANSWERED
from application.audit.lines import LANGUAGES, Speaker
from application.audit.replay import Audit
from application.boards.pages import officers, register
from domain.derived import id_read
from domain.moment import BEIJING
from domain.office import Role
from interface.console import Refusing, as_operator
from interface.http.messages.catalogue import LIMITS
from interface.http.messages.steps import STEPS
from interface.http.messages.terms import ROLES, STAGES
from interface.main import office

WORDS = {**STAGES, **ROLES, **LIMITS, **STEPS}


@click.group(cls=Refusing)
def audit() -> None:
    """For auditors: what happened, in which order, by whom, under which rules."""


@audit.command()
@click.argument("number")
@click.option("--as-of", "as_of", default="", help="a recording time, such as 2026-03-02T17:30")
@click.option("--language", type=click.Choice(list(LANGUAGES)), default="zh")
@click.option("--in-full", is_flag=True, help="personal facts too")
def replay(number: str, as_of: str, language: str, in_full: bool) -> None:
    """Tell the case NUMBER (or its id) event by event, and how it stands after them.

    That it was read is noted first.
    """
    here = office()
    records, until = Audit(here.casework), moment(as_of)
    with here.engine.connect() as tx:
        case = id_read(number) or records.numbered(number, register.id_of(tx, number))
        here.services.access.note(as_operator(Role.AUDITOR).actor, case, "audit", ANSWERED)
        history = records.history(case, as_of=until, in_full=in_full)
        names = officers.names(tx, {entry.by for entry in history})
    speaker = Speaker(language, WORDS, names)
    for entry in history:
        recorded = f"{entry.recorded_at.astimezone(BEIJING):%Y-%m-%d %H:%M:%S}"
        click.echo(f"{recorded}  {speaker.line(entry)}")
    state = records.state(case, as_of=until)
    click.echo(f"\n{state.kind} {case} {speaker.code(history[-1].stage)}, {state.version}")
    if in_full:
        click.echo(orjson.dumps(state.facts, option=orjson.OPT_INDENT_2).decode())


def moment(text: str) -> datetime | None:
    """Beijing time, unless it names another offset."""
    if not text:
        return None
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        raise click.BadParameter(text, param_hint="--as-of") from None
    return read if read.tzinfo else read.replace(tzinfo=BEIJING)
