"""Something is done in the vault on the GUI thread, or said why it cannot be."""

from __future__ import annotations

from collections.abc import Callable

from desktop.errors import AnswerError, UserError
from desktop.views.desk import Desk


def attempt(desk: Desk, do: Callable[[], object], complain: Callable[[str], None] | None = None) -> bool:
    """Do it; what cannot be done is said in the bar, and stays as it is.

    Args:
        complain: says what is wrong with what was typed, where it was typed.

    Returns:
        whether it was done.
    """
    try:
        do()
    except UserError as error:
        if complain is not None and isinstance(error, AnswerError):
            complain(str(error))
        else:
            desk.tell(str(error), "error")
        return False
    return True
