"""Attachments (附件): uploaded first, then named in a case; read back through the case."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Response

from domain.errors import CaseNotFound
from interface.http.auth import SIGNED_IN
from interface.http.conditions import purpose
from interface.http.resource import Resource
from interface.http.schemas.office import AttachmentView
from interface.http.services import caller, services

attachments = Resource("attachments", "", "附件 / attachments")
SANDBOX = "default-src 'none'; sandbox"


@attachments.receives("/attachments", who=SIGNED_IN, answers=AttachmentView)
def upload(name: str, content: bytes) -> Any:
    """Upload a paper: jpg, png or pdf, up to 10 MB"""
    return services().attachments.upload(caller(), name, content)._asdict()


@attachments.hands_out("/cases/<uuid:case>/attachments/<uuid:attachment>", who=SIGNED_IN)
def download(case: UUID, attachment: UUID) -> Response:
    """A paper of a case, as it was uploaded"""
    found = services().casework.case(case)
    services().access.read(caller(), found, purpose())
    papers = [paper for held in found.papers.values() for paper in held]
    named = [paper for paper in papers if paper["attachment"] == str(attachment)]
    if not named:
        raise CaseNotFound()
    held, content = services().attachments.read(attachment, named[0]["sha256"])
    answer = Response(content, mimetype=held.kind)
    answer.headers["Content-Disposition"] = f"attachment; filename={attachment}"
    answer.headers["Content-Security-Policy"] = SANDBOX
    return answer
