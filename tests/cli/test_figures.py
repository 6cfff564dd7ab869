"""`quiz due`, `stats`, `decks`, `settings` and `learners` speak to people and, with --json, to programs."""

from __future__ import annotations

import json

from tests.support.executable import SHIPPED, SHIPPED_CARDS, Quiz
from tests.support.life import DECK


def test_due_is_told_in_full_in_short_and_to_programs(quiz: Quiz) -> None:
    assert quiz.anew("due", "--short").out == "0+10\n"
    figures = json.loads(quiz("due", "--json").out)
    assert figures["new"] == 10
    assert figures["due"] == figures["repeat"] == 0
    assert figures["minutes"] > 0
    (deck,) = figures["decks"]
    assert deck["deck"] == SHIPPED
    assert deck["cards"] == SHIPPED_CARDS
    assert deck["problems"] == 0
    assert deck["known"] == 0
    assert "10 new" in quiz("due").out


def test_nothing_due_is_an_empty_short_line_and_a_friendly_sentence(quiz: Quiz) -> None:
    assert quiz("decks", "remove", SHIPPED).code == 0
    assert quiz("due", "--short").out == ""
    assert quiz("due").out == "Nothing is due now.\n"
    assert json.loads(quiz("decks", "--json").out) == []
    assert "quiz new" in quiz("decks").out


def test_stats_sum_what_counts_and_undo_takes_it_out_again(quiz: Quiz) -> None:
    assert "quiz study" in quiz("stats").out
    quiz("study", "--plain", "--tag", "pick", typed="0\n:q\n")
    (day,) = json.loads(quiz("stats", "--json").out)["days"]
    assert (day["answers"], day["right"], day["again"], day["introduced"]) == (1, 0, 1, 1)
    assert (day["predictions"], day["recalled"], day["expected"]) == (0, 0, 0), (
        "a first answer foretells nothing"
    )
    assert "1 answer " in quiz("stats").out
    quiz("study", "--plain", typed=":u\n:q\n")
    assert json.loads(quiz("stats", "--json").out)["days"] == []


def test_a_setting_is_shown_explained_changed_and_kept(quiz: Quiz) -> None:
    assert "retention" in quiz("settings").out
    assert json.loads(quiz("settings", "--json").out)["retention"] == 0.9
    assert "85 %" in quiz("settings", "retention", "85%").err
    assert json.loads(quiz("settings", "retention", "--json").out) == {"retention": 0.85}
    assert "already" in quiz("settings", "retention", "0.85").err


def test_learners_have_cards_of_their_own(quiz: Quiz) -> None:
    quiz("learners", "add", "Bob")
    quiz("--learner", "Bob", "study", "--plain", typed="0\n:q\n")
    assert json.loads(quiz("--learner", "bob", "stats", "--json").out)["days"][0]["answers"] == 1
    assert json.loads(quiz("stats", "--json").out)["days"] == []
    assert quiz("learners", "rename", "Bob", "Robert").code == 0
    assert {row["name"] for row in json.loads(quiz("learners", "--json").out)} >= {"Robert"}


def test_a_deck_is_added_with_its_problems_told_and_its_good_questions_usable(quiz: Quiz) -> None:
    broken = DECK.replace("answer: the Amur, typed: true", "typed: true")
    (quiz.folder / "rivers.yaml").write_text(broken, encoding="utf-8")
    added = quiz("decks", "add", "rivers.yaml")
    assert added.code == 0
    assert "7 cards" in added.err
    assert "quiz check" in added.err
    listed = {row["deck"]: row for row in json.loads(quiz("decks", "--json").out)}
    assert listed["rivers"]["problems"] == 1
    assert listed["rivers"]["cards"] == 7


def test_adding_what_is_no_deck_is_refused(quiz: Quiz) -> None:
    assert quiz("decks", "add", "nowhere.yaml").code == 3
    (quiz.folder / "empty").mkdir()
    assert quiz("decks", "add", "empty").code == 2
