"""Which widget answers which type of question: the one place in which a type's widget is registered."""

from __future__ import annotations

from quiz_app.ui.answers.choice import ChoiceAnswer
from quiz_app.ui.answers.cloze import ClozeAnswer
from quiz_app.ui.answers.date import DateAnswer
from quiz_app.ui.answers.flashcard import FlashcardAnswer
from quiz_app.ui.answers.match import MatchAnswer
from quiz_app.ui.answers.multi_select import MultiSelectAnswer
from quiz_app.ui.answers.named_list import ListAnswer
from quiz_app.ui.answers.number import NumberAnswer
from quiz_app.ui.answers.order import OrderAnswer
from quiz_app.ui.answers.true_false import TrueFalseAnswer
from quiz_app.ui.answers.typed import TypedAnswer
from quiz_app.ui.answers.view import AnswerView

VIEWS: dict[str, type[AnswerView]] = {
    "choice": ChoiceAnswer,
    "cloze": ClozeAnswer,
    "date": DateAnswer,
    "flashcard": FlashcardAnswer,
    "list": ListAnswer,
    "match": MatchAnswer,
    "multi-select": MultiSelectAnswer,
    "true-false": TrueFalseAnswer,
    "number": NumberAnswer,
    "order": OrderAnswer,
    "typed": TypedAnswer,
}
