"""One version of a procedure, row by row, as a clerk and a lawyer would check it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from domain.calendar import Term
from domain.grounds import Ground
from domain.materials import Material, Promise, Share
from domain.post import Post
from domain.procedure import Limit, Procedure, Step
from interface.handbook.table import both, cell, limit_name, table

UNITS = {
    "working": "工作日 working days",
    "calendar": "自然日 calendar days (moved to a working day)",
    "plain": "自然日 calendar days",
    "hours": "小时 hours",
}
STEPS = ("step", "who", "after", "not needed if", "measured by", "source")
LIMITS = ("limit", "length", "from", "to", "longer or standing still", "source")
PAPERS = ("paper", "before", "what stands in for it", "not needed if")
GROUNDS = ("ground to refuse", "zh", "en", "source")


def rules(procedure: Procedure) -> Iterator[str]:
    yield from table(STEPS, (step(row, procedure) for row in procedure.steps))
    yield from table(LIMITS, (limit(row) for row in procedure.limits))
    yield from table(PAPERS, (material(row, procedure) for row in procedure.materials))
    yield from table(GROUNDS, map(ground, (*procedure.refusals, *procedure.judged)))
    yield from table(("ground to close", *GROUNDS[1:]), map(ground, procedure.closures))
    for rule in procedure.apart:
        yield f"Who did {steps(rule.these)} may not do {steps(rule.those)} ({rule.source})."
        yield ""


def step(row: Step, procedure: Procedure) -> Sequence[str]:
    touched = [t.name for t in procedure.limits if row.name in (*t.start, *t.stop)]
    measured = [limit_name(name) for name in touched] or [row.untimed or "within the above"]
    return (
        f"`{row.name}` {both(row.name)}",
        cell(who(post) for post in row.posts),
        steps(row.after),
        codes((*row.unless, *row.waivable)),
        cell(measured),
        row.source,
    )


def who(post: Post) -> str:
    """The roles of a post with their level; away, those of the office that took it in."""
    seats = (
        " ".join(both(part) for part in (seat.level, seat.role) if part)
        + (" (intake side)" if seat.side == "intake" else "")
        for seat in post.seats
    )
    return cell(seats)


def limit(row: Limit) -> Sequence[str]:
    longer = [f"to {length(row.stretch)}"] if row.stretch else []
    longer += [f"for `{g.code}` {g.zh}" for g in row.grounds]
    longer += [f"by {both(step)}" for step in row.stretch_by]
    still = [f"stands still for {reason}" for reason in row.stands_still_for]
    return (
        f"`{row.name}` {limit_name(row.name)}",
        length(row.term),
        steps(row.start),
        steps(row.stop),
        cell([*longer, *still]),
        row.source,
    )


def length(term: Term) -> str:
    return f"{term.length} {UNITS[term.unit]}"


def material(row: Material, procedure: Procedure) -> Sequence[str]:
    paper = f"`{row.code}` {row.zh} {row.en}"
    before = filter(procedure.has, row.before)
    return (paper, steps(before), stand_in(row), codes(row.unless))


def stand_in(row: Material) -> str:
    if isinstance(row.substitute, Share):
        return f"register `{row.substitute.dataset}`"
    return "告知承诺 a promise" if isinstance(row.substitute, Promise) else ""


def ground(row: Ground) -> Sequence[str]:
    return (f"`{row.code}`", row.zh, row.en, row.source)


def steps(names: Iterable[str]) -> str:
    return cell(both(name) for name in names)


def codes(grounds: Iterable[Ground]) -> str:
    return cell(f"`{each.code}` {each.zh}" for each in grounds)
