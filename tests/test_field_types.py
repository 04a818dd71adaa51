"""A field type is whole: everything that goes by the type of a question knows each of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

import pytest

from desktop.forms.fields import FIELDS
from desktop.questions import answers, terms
from desktop.questions.model import Type
from desktop.store import interchange_answers

TABLES: dict[str, Mapping[Type, object]] = {
    "desktop/forms/fields.py": FIELDS,
    "desktop/questions/answers.py": answers.CHECKS,
    "desktop/questions/terms.py": terms.SORTS,
    "desktop/store/interchange_answers.py": interchange_answers.SHAPES,
}


@pytest.mark.parametrize("file", TABLES)
def test_every_type_is_known(file: str) -> None:
    assert set(TABLES[file]) == set(get_args(Type))
