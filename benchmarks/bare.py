"""The peer of the HTTP benchmark: a Flask view that inserts one row, and one that reads one."""

from __future__ import annotations

import os
import threading
import uuid
from typing import Any

import psycopg2
from flask import Flask, request

TABLE = "CREATE TABLE bare (id uuid PRIMARY KEY, number text, body text)"
app = Flask(__name__)
local = threading.local()


def cursor() -> Any:
    """One connection for each thread, in autocommit."""
    if not hasattr(local, "connection"):
        local.connection = psycopg2.connect(os.environ["BARE_DATABASE"])
        local.connection.autocommit = True
    return local.connection.cursor()


@app.post("/rows")
def insert() -> tuple[dict[str, str], int]:
    body = request.get_json()
    made = str(uuid.uuid4())
    with cursor() as curs:
        curs.execute(
            "INSERT INTO bare (id, number, body) VALUES (%s, %s, %s)",
            (made, body["owner"], request.get_data(as_text=True)),
        )
    return {"id": made}, 201


@app.get("/rows/<id_>")
def read(id_: str) -> dict[str, str]:
    with cursor() as curs:
        curs.execute("SELECT number, body FROM bare WHERE id = %s", (id_,))
        number, body = curs.fetchone()
    return {"number": number, "body": body}


@app.get("/readyz")
def ready() -> dict[str, str]:
    return {}
