"""A picture of progress as JSON: everything is in it, and any JSON reader can read it."""

from __future__ import annotations

import json

import pytest

from quiz_app.progress.as_json import picture_object
from quiz_app.progress.picture import Picture
from tests.support import pictures


def _all() -> list[Picture]:
    return [value for value in vars(pictures).values() if isinstance(value, Picture)]


@pytest.mark.parametrize("picture", _all())
def test_every_picture_is_strict_json(picture: Picture) -> None:
    written = json.dumps(picture_object(picture), allow_nan=False)
    assert json.loads(written)["known"]["cards"] == picture.whole.cards


def test_cards_kept_are_told_of_decks_and_not_of_types() -> None:
    costs = json.loads(json.dumps(picture_object(pictures.RICH)))["costs"]
    assert costs["all"]["kept"] == pictures.RICH.costs.whole.kept
    assert all("minutes_per_kept" in each for each in costs["by_deck"])
    assert not any("kept" in each or "minutes_per_kept" in each for each in costs["by_type"])


def test_the_three_parts_of_each_group_add_up_to_its_cards() -> None:
    for picture in _all():
        made = json.loads(json.dumps(picture_object(picture)))
        for group in (
            made["known"],
            *made["by_deck"],
            *made["by_tag"],
            *made["by_section"],
            *made["timeline"],
        ):
            assert group["kept"] + group["fading"] + group["new"] == group["cards"]
            assert 0 <= group["share"] <= 1
