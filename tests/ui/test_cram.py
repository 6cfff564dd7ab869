"""Practising in the app: the same screen, and a schedule that stays."""

from __future__ import annotations

from tests.ui.play import Studio


async def test_cards_that_are_not_due_are_practised_on_the_screen_and_stay_as_they_are(
    studio: Studio,
) -> None:
    async with studio.open("facts") as play:
        await play.press("space", "3", "space", "3")
    async with studio.open("facts", cram=True) as play:
        card = play.showing.card
        before = play.desk.ledger.state(card)
        await play.press("space", "1")
        assert play.showing.card != card
        await play.press("space", "3")
        assert play.showing.card == card, "what was missed comes back"
        await play.press("space", "3")
        after = play.desk.ledger.state(card)
    assert (after.due_day, after.memory, after.last_grade) == (
        before.due_day,
        before.memory,
        before.last_grade,
    )
    assert after.answers == before.answers + 2


async def test_at_the_end_it_is_said_that_it_was_practice(studio: Studio) -> None:
    async with studio.open("facts") as play:
        await play.press("space", "3", "space", "3")
    async with studio.open("facts", cram=True) as play:
        await play.press("space", "3", "space", "3")
        assert "Practised" in play.lines()[0]
        assert "the schedule is as it was" in play.text()
