"""The boards on the wall, listed by hand."""

from typing import Any

from application.boards import deadlines, officers, people, publications, supervision, worklist
from application.boards.board import Board

BOARDS: dict[str, Board[Any]] = {
    board.name: board
    for board in (
        worklist.board,
        people.board,
        deadlines.board,
        supervision.board,
        officers.board,
        officers.appointments_board,
        publications.board,
    )
}
