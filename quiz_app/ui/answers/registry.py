"""Which widget answers which type of question: the one place in which a type's widget is registered."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from quiz_app.ui.answers.view import AnswerView

# The module and the class by the type's name; imported with the first card that needs them.
VIEWS = {
    "choice": ("choice", "ChoiceAnswer"),
    "cloze": ("cloze", "ClozeAnswer"),
    "date": ("date", "DateAnswer"),
    "flashcard": ("flashcard", "FlashcardAnswer"),
    "list": ("named_list", "ListAnswer"),
    "match": ("match", "MatchAnswer"),
    "multi-select": ("multi_select", "MultiSelectAnswer"),
    "true-false": ("true_false", "TrueFalseAnswer"),
    "number": ("number", "NumberAnswer"),
    "order": ("order", "OrderAnswer"),
    "typed": ("typed", "TypedAnswer"),
}


@cache
def view_of(type_name: str) -> type[AnswerView]:
    """The widget for questions of this type."""
    module, name = VIEWS[type_name]
    view: object = getattr(import_module(f"quiz_app.ui.answers.{module}"), name)
    assert isinstance(view, type)
    assert issubclass(view, AnswerView)
    return view
