"""Entries of a timeline as sentences, in Chinese and in English."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson

from application.audit.entries import ClockMove, Entry
from domain.divisions import DIVISIONS
from domain.moment import BEIJING

ZH, EN = 0, 1
LANGUAGES = {"zh": ZH, "en": EN}
HOW = {
    "started": ("开始计时", "starts"),
    "stopped": ("按期结束", "ends in time"),
    "overdue": ("逾期结束", "ends too late"),
    "paused": ("中止计时", "stands still"),
    "resumed": ("恢复计时", "goes on"),
    "extended": ("延长", "is extended"),
    "recounted": ("重新计算", "is counted again"),
}
UNITS = {
    "working": ("个工作日", "working days"),
    "calendar": ("个自然日", "days"),
    "plain": ("天", "days"),
    "hours": ("小时", "hours"),
}
WORDS = {
    "version": ("第{}版", "version {}"),
    "by": ("{}", "by {}"),
    "as": ("以{}身份", "as {}"),
    "behalf": ("代表{}", "on behalf of {}"),
    "late": ("{}补录", "entered late, on {}"),
    "rules": ("适用{}", "under {}"),
    "facts": ("内容：{}", "facts: {}"),
    "voids": ("重做：{}", "to be done again: {}"),
    "readings": ("依据公布的数据：{}", "by published figures: {}"),
    "due": ("{}{}，法定{}届满，承诺{}", "the limit {} {}: until {}, promised {}"),
    "spent": ("{}{}，用时{}{}", "the limit {} {} after {} {}"),
}
Words = Mapping[str, tuple[str, str]]


@dataclass(frozen=True)
class Speaker:
    """Says entries in one language.  ``words``: code -> both names; ``names``: id -> name."""

    language: str = "zh"
    words: Words = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)

    def line(self, entry: Entry) -> str:
        """One entry as one line."""
        what = f"{entry.on.isoformat()} {self.code(entry.step)}"
        stop = "；" if self.language == "zh" else "; "
        return what + ("：" if self.language == "zh" else ": ") + stop.join(self.parts(entry))

    def parts(self, entry: Entry) -> Iterator[str]:
        yield self.say("version", entry.version)
        yield self.who(entry)
        if entry.entered_late:
            yield self.say("late", f"{entry.recorded_at.astimezone(BEIJING):%Y-%m-%d}")
        yield self.say("rules", entry.procedure)
        if shown := {k: v for k, v in entry.facts.items() if v not in ("", None, [], {})}:
            yield self.say("facts", orjson.dumps(shown).decode())
        if entry.voids:
            yield self.say("voids", ", ".join(map(self.code, entry.voids)))
        if entry.readings:
            read = (f"{r['key']}={r['value']} ({r['source']})" for r in entry.readings)
            yield self.say("readings", ", ".join(read))
        yield from map(self.clock, entry.clocks)

    def who(self, entry: Entry) -> str:
        place = entry.division
        if DIVISIONS.known(place):
            place = DIVISIONS.name(place)
        capacity = self.say("as", f"{place} {self.code(entry.role)}")
        told = f"{self.say('by', self.name(entry.by))} {capacity}"
        if entry.on_behalf_of:
            told += " " + self.say("behalf", self.name(entry.on_behalf_of))
        return told

    def clock(self, move: ClockMove) -> str:
        limit, how = self.code(move.limit), HOW[move.how][LANGUAGES[self.language]]
        if move.how in ("stopped", "overdue", "paused"):
            unit = UNITS[move.unit][LANGUAGES[self.language]]
            return self.say("spent", limit, how, move.spent, unit)
        return self.say("due", limit, how, move.due.isoformat(), move.promised.isoformat())

    def say(self, key: str, *about: Any) -> str:
        return WORDS[key][LANGUAGES[self.language]].format(*about)

    def code(self, code: str) -> str:
        return self.words[code][LANGUAGES[self.language]] if code in self.words else code

    def name(self, id_: str) -> str:
        return self.names.get(id_, id_)
