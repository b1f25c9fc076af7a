"""A paper of a case: uploaded first, then referred to by its hash and its attachment."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from uuid import UUID

from domain.errors import Malformed
from domain.personal import Paper

FIELDS = {"material", "sha256", "attachment"}
SHA256 = re.compile(r"[0-9a-f]{64}")
Papers = Mapping[str, tuple[Paper, ...]]
"""What was handed in, by the code of the material it is."""


def papers_read(papers: Iterable[Mapping[str, str]]) -> list[Paper]:
    """``{material, sha256, attachment}`` for each paper.  Raises Malformed."""
    return [paper_read(paper) for paper in papers]


def paper_read(paper: Mapping[str, str]) -> Paper:
    if set(paper) != FIELDS or not paper["material"]:
        raise Malformed("paper", "material, sha256 and attachment are needed")
    if not SHA256.fullmatch(paper["sha256"]):
        raise Malformed("paper", "sha256 has 64 hexadecimal digits")
    try:
        attachment = UUID(paper["attachment"])
    except ValueError:
        raise Malformed("paper", "the attachment is named by its id") from None
    return {**paper, "attachment": str(attachment)}


def with_papers(held: Papers, more: Iterable[Paper]) -> Papers:
    """All of them; a second paper of one material stands beside the first."""
    together = dict(held)
    for paper in more:
        code = paper["material"]
        together[code] = (*together.get(code, ()), paper)
    return together


def without_papers(held: Papers, materials: Iterable[str]) -> Papers:
    gone = set(materials)
    return {code: papers for code, papers in held.items() if code not in gone}
