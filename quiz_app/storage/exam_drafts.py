"""What is entered in an open exam and not given yet, kept beside its clock: no event, and gone once it is over."""

from __future__ import annotations

import json
from collections.abc import Mapping

from sqlalchemy import select

from quiz_app.journal import codec
from quiz_app.journal.exam_records import response_payload
from quiz_app.journal.exams import read_response
from quiz_app.questions.model import Response
from quiz_app.storage.database import Database
from quiz_app.storage.tables import meta

_NAME = "exam drafts "


def put_drafts(database: Database, exam_id: str, drafts: Mapping[int, Response]) -> None:
    """Keep these, by place, instead of what was kept before; nothing is kept of none."""
    listed = {str(place): response_payload(each) for place, each in drafts.items()}
    with database.write() as connection:
        connection.execute(meta.delete().where(meta.c.name == _NAME + exam_id))
        if listed:
            connection.execute(meta.insert(), {"name": _NAME + exam_id, "value": codec.written(listed)})


def drafts_of(database: Database, exam_id: str) -> dict[int, Response]:
    """What is kept of an exam, by place; what cannot be read is left out."""
    with database.read() as connection:
        text = connection.execute(select(meta.c.value).where(meta.c.name == _NAME + exam_id)).scalar()
    try:
        listed = json.loads(text or "{}")
    except ValueError:
        return {}
    found = {}
    for place, payload in listed.items() if isinstance(listed, dict) else ():
        response = read_response(payload)
        if response is not None and place.isdecimal():
            found[int(place)] = response
    return found
