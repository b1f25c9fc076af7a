"""Papers named in a form: what whoever names them has uploaded."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from domain.office import Actor
from interface.http.services import services


def check_papers(papers: Collection[Mapping[str, str]], actor: Actor) -> None:
    """Raises UnknownAttachment.  Where there are none, nothing is asked of the database."""
    if papers:
        services().attachments.check(papers, actor)
