"""生活自理能力 — six everyday things that a person can or cannot do, and what they add up to.

Source: 特困人员认定办法 (民发〔2021〕43号) §20-22.  A change that is reported later is assessed
by the same measure (§23).
"""

from __future__ import annotations

from collections.abc import Iterable

from domain.errors import Malformed

ITEMS = (
    ("eating", "自主吃饭"),
    ("dressing", "自主穿衣"),
    ("bed", "自主上下床"),
    ("toilet", "自主如厕"),
    ("walking", "室内自主行走"),
    ("bathing", "自主洗澡"),
)
"""What is looked at, with its Chinese name (43 §21)."""
ABLE, PARTLY, UNABLE = "able", "partly", "unable"
CLASSES = (
    (ABLE, "具备生活自理能力"),
    (PARTLY, "部分丧失生活自理能力"),
    (UNABLE, "完全丧失生活自理能力"),
)
PARTLY_UP_TO = 3
"""Who fails more of the six than that has lost the ability altogether (43 §22)."""


def failed_read(failed: Iterable[str]) -> list[str]:
    """The items that were failed, each once and in their order.  Raises Malformed."""
    told, known = list(failed), [code for code, _ in ITEMS]
    if len(set(told)) < len(told) or not set(told) <= set(known):
        raise Malformed("failed")
    return [item for item in known if item in told]


def self_care_class(failed: Iterable[str]) -> str:
    """None of the six failed: able; one to three: partly; four or more: unable (43 §22)."""
    number = len(set(failed))
    if not number:
        return ABLE
    return PARTLY if number <= PARTLY_UP_TO else UNABLE
