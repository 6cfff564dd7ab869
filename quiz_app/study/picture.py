"""From where a sitting stands to what is drawn of it."""

from __future__ import annotations

from dataclasses import replace

from quiz_app.memory.evidence import comes_again
from quiz_app.memory.leech import is_leech
from quiz_app.memory.line import Line
from quiz_app.questions.hints import letter_count, uncover
from quiz_app.questions.model import Expects
from quiz_app.study.showing import GradeChoice, Phase, Showing
from quiz_app.study.step import Step


def showing_of(step: Step, *, flagged: bool) -> Showing | None:
    """The picture of a step, None when no card is in hand."""
    if step.asked is None:
        return None
    asked = step.asked
    drawn = step.reworded or asked
    judged = step.phase is Phase.JUDGED
    position = len(step.answers) + (not judged)
    return Showing(
        card=asked.card,
        deck=asked.deck,
        deck_title=drawn.deck_title,
        question=drawn.question,
        part=asked.part,
        prompt=drawn.prompt,
        order=asked.order,
        phase=step.phase,
        position=position,
        total=position + step.line.remaining - 1 + (judged and returns(step)),
        standing=asked.standing,
        retrievability=asked.retrievability,
        predicted=asked.predicted,
        repeat=any(answer.card == asked.card for answer in step.answers[: position - 1]),
        flagged=flagged,
        leech=is_leech(asked.state.lapse_days, asked.settings.leech_after),
        hint=hint_text(step),
        more_hints=step.phase is Phase.ASKED and with_more_hint(step) is not None,
        response=step.response,
        verdict=step.verdict,
        grade=step.evidence.grade if step.evidence else None,
        partly=step.evidence is not None and step.evidence.weight is not None,
        overridden=step.overridden,
        choices=_choices(step),
        document_titles=drawn.document_titles,
    )


def returns(step: Step) -> bool:
    """Whether the judged card must come again in this sitting."""
    return step.evidence is not None and comes_again(step.evidence)


def line_after(step: Step) -> Line:
    """The queue once a judged card has had its turn; until then, the queue as it is."""
    if step.asked is None or step.phase is not Phase.JUDGED:
        return step.line
    return step.line.repeat(step.asked.card) if returns(step) else step.line.done()


def hint_text(step: Step) -> str:
    """What has been uncovered so far: the author's hint, the first letters, or both, each on lines of its own."""
    if step.asked is None:
        return ""
    author = step.asked.prompt.hint if step.hinted else ""
    letters = uncover(_wanted(step), step.hint_letters) if step.hint_letters else ""
    return "\n".join(part for part in (author, letters) if part)


def with_more_hint(step: Step) -> Step | None:
    """The step with one more hint uncovered: first the author's, then letters of a typed answer; None if no more."""
    if step.asked is None:
        return None
    if step.asked.prompt.hint and not step.hinted:
        return replace(step, hinted=True)
    typed = step.asked.prompt.expects is Expects.TYPING
    if typed and step.hint_letters < letter_count(_wanted(step)):
        return replace(step, hint_letters=step.hint_letters + 1)
    return None


def _wanted(step: Step) -> str:
    assert step.asked is not None
    return step.asked.question.answer(step.asked.part)


def _choices(step: Step) -> tuple[GradeChoice, ...]:
    if step.asked is None or step.phase is Phase.ASKED:
        return ()
    if step.phase is Phase.REVEALED or step.evidence is None:
        return step.asked.choices()
    promised = step.asked.promised(step.evidence)
    return (GradeChoice(grade=step.evidence.grade, interval=promised.interval, due_day=promised.due_day),)
