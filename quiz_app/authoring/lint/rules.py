"""All rules of the lint, in the order of their codes, and what each of them means."""

from __future__ import annotations

from quiz_app.authoring.lint import about_answers, about_backing, about_options, about_sets
from quiz_app.authoring.lint.allowing import NO_SUCH_RULE, NOT_NEEDED
from quiz_app.authoring.lint.answers import in_the_question, long_answer, no_unit, two_facts, yes_or_no
from quiz_app.authoring.lint.backing import foreign_year, no_citation, no_explanation
from quiz_app.authoring.lint.finding import AmongAll, OfAll, OfOne, OfSections
from quiz_app.authoring.lint.giveaways import GIVEN_AWAY, given_away
from quiz_app.authoring.lint.groups import NO_SUCH_GROUP, unknown_groups
from quiz_app.authoring.lint.options import (
    absolute_is_wrong,
    all_or_none,
    longest_is_right,
    of_two_kinds,
    reason_in_option,
)
from quiz_app.authoring.lint.twins import SAME_CLOZE, TWIN, same_cloze, twins
from quiz_app.authoring.lint.wording import long_question, many_items, unmarked_not
from quiz_app.questions.codes import Explanation

OF_ONE: tuple[OfOne, ...] = (
    longest_is_right,
    of_two_kinds,
    all_or_none,
    in_the_question,
    two_facts,
    unmarked_not,
    long_question,
    long_answer,
    many_items,
    no_citation,
    no_explanation,
    absolute_is_wrong,
    yes_or_no,
    no_unit,
)
OF_SECTIONS: tuple[OfSections, ...] = (foreign_year,)
# Of what is found on two questions only the first is told: twins give each other away as well.
OF_ALL: tuple[OfAll, ...] = (same_cloze, twins, given_away)
AMONG_ALL: tuple[AmongAll, ...] = (unknown_groups, reason_in_option)

_ALL = (
    *about_options.EXPLANATIONS,
    *about_answers.EXPLANATIONS,
    *about_backing.EXPLANATIONS,
    *about_sets.EXPLANATIONS,
)
EXPLANATIONS: dict[str, Explanation] = {about.code: about for about in sorted(_ALL, key=lambda one: one.code)}

# The rules that a question may turn off: all but those on such allowances.
CAN_BE_ALLOWED = frozenset(EXPLANATIONS) - {NOT_NEEDED, NO_SUCH_RULE}
# What these find depends on which decks are looked at together, so an allowance may be needed elsewhere.
ACROSS_DECKS = frozenset({TWIN, SAME_CLOZE, GIVEN_AWAY, NO_SUCH_GROUP})
