"""The boards on the wall, listed by hand."""

from typing import Any

from application.boards import (
    benefits,
    children,
    deadlines,
    institutions,
    officers,
    payment_batches,
    payments,
    people,
    price_lists,
    publications,
    rectifications,
    supervision,
    township_funds,
    worklist,
)
from application.boards.board import Board

BOARDS: dict[str, Board[Any]] = {
    board.name: board
    for board in (
        worklist.board,
        people.board,
        deadlines.board,
        supervision.board,
        rectifications.board,
        benefits.board,
        children.board,
        township_funds.board,
        officers.board,
        officers.appointments_board,
        publications.board,
        price_lists.board,
        institutions.board,
        payment_batches.board,
        payments.board,
    )
}
