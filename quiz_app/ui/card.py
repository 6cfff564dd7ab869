"""What stands on the paper of a card: the question above the answer, and after it the verdict and its background."""

from __future__ import annotations

from textual.content import Content

from quiz_app.memory.model import Grade
from quiz_app.questions.model import Outcome, Piece, Verdict
from quiz_app.study.showing import GradeChoice, Phase, Showing
from quiz_app.study.wording import citation_line, interval_words, span_words, verdict_word
from quiz_app.ui.glyphs import Glyphs
from quiz_app.ui.widgets.grade_bar import Cell
from quiz_app.ui.widgets.sheet import Block

HARD_MEANS = "hard means you did recall it"


def header_left(showing: Showing, glyphs: Glyphs) -> Content:
    """Where the learner is: the deck, the card's tags, and whether it is flagged or a leech."""
    parts = [Content(showing.deck_title).stylize("bold")]
    parts.extend(Content(f" {glyphs.dot} {tag}").stylize("$quiet") for tag in showing.question.about.tags[:2])
    if showing.flagged:
        parts.append(Content(f"   {glyphs.flagged} flagged").stylize("$warning"))
    if showing.leech:
        parts.append(Content(f"   {glyphs.leech} leech").stylize("$warning"))
    return Content.assemble(*parts)


def question_blocks(showing: Showing, glyphs: Glyphs) -> list[Block]:
    """The question with its standing in the gutter."""
    blocks: list[Block] = []
    gutter = standing_mark(showing, glyphs)
    if showing.prompt.context:
        blocks.append(Block(Content(showing.prompt.context).stylize("$quiet"), gutter, aside=True))
        gutter = Content()
    text = Content(showing.prompt.text).stylize("bold")
    if showing.prompt.tells:
        text = Content.assemble(text, (f"   ({showing.prompt.tells})", "$quiet"))
    blocks.append(Block(text, gutter, aside=True))
    return blocks


def standing_mark(showing: Showing, glyphs: Glyphs) -> Content:
    """The card's standing as sign and word."""
    word = "once more" if showing.repeat else showing.standing.value
    sign = glyphs.fading if showing.repeat else glyphs.standing(showing.standing.value)
    return Content(f"{sign} {word}").stylize("$quiet")


def reply_blocks(showing: Showing, glyphs: Glyphs, *, verdict_shown: bool, gap: int = 1) -> list[Block]:
    """What stands below the answer after `gap` empty lines: a hint while it is asked, then all that is to be learnt."""
    if showing.phase is Phase.ASKED:
        return (
            [Block(Content(showing.hint), Content("hint").stylize("$quiet"), before=1)]
            if showing.hint
            else []
        )
    blocks: list[Block] = []
    verdict = showing.verdict
    answer = showing.question.answer(showing.part)
    if showing.phase is Phase.REVEALED or verdict is None:
        blocks.append(Block(Content(answer).stylize("bold"), Content("answer").stylize("$quiet"), before=gap))
    else:
        blocks.extend(_judged(showing, verdict, glyphs, verdict_shown=verdict_shown, gap=gap))
    return blocks + _background(showing, glyphs)


def _judged(
    showing: Showing, verdict: Verdict, glyphs: Glyphs, *, verdict_shown: bool, gap: int
) -> list[Block]:
    blocks: list[Block] = []
    if not verdict_shown:
        wanted = Content(verdict.wanted or showing.question.answer(showing.part)).stylize("bold")
        blocks.append(Block(wanted, _verdict_mark(verdict, glyphs), before=gap))
        if verdict.differs:
            blocks.append(Block(_differs(verdict.differs)))
        if verdict.note:
            blocks.append(Block(Content(verdict.note)))
    return blocks


def _verdict_mark(verdict: Verdict, glyphs: Glyphs) -> Content:
    if verdict.passed:
        return Content(f"{glyphs.right} {verdict_word(verdict)}").stylize("$success bold")
    if verdict.outcome is Outcome.DONT_KNOW:
        return Content(f"{glyphs.new} answer").stylize("$warning bold")
    return Content(f"{glyphs.wrong} {verdict_word(verdict)}").stylize("$warning bold")


def _differs(pieces: tuple[Piece, ...]) -> Content:
    """What was typed beside what was wanted: [left out] in brackets, {too much} in braces, each also in colour."""
    parts: list[Content] = [Content("differs: ").stylize("$quiet")]
    for piece in pieces:
        if piece.kind == "missing":
            parts.append(Content(f"[{piece.text}]").stylize("$success bold"))
        elif piece.kind == "extra":
            parts.append(Content(f"{{{piece.text}}}").stylize("$warning strike"))
        else:
            parts.append(Content(piece.text))
    return Content.assemble(*parts)


def _background(showing: Showing, glyphs: Glyphs) -> list[Block]:
    about = showing.question.about
    blocks: list[Block] = []
    whole = showing.question.full_text(showing.part)
    if whole != showing.prompt.text:
        blocks.append(Block(Content(whole), before=1))
    if about.explain:
        blocks.append(Block(Content(about.explain), before=1))
    for number, citation in enumerate(about.citations):
        line = citation_line(citation, showing.document_titles).replace("›", glyphs.step)
        blocks.append(Block(Content(line).stylize("$quiet italic"), before=0 if number else 1))
    return blocks


def grade_cells(choices: tuple[GradeChoice, ...]) -> tuple[Cell, ...]:
    """The four grades with what each promises."""
    return tuple(
        Cell(
            str(int(choice.grade)), choice.grade.name.lower(), promise(choice), f"grade({int(choice.grade)})"
        )
        for choice in choices
    )


def override_cells() -> tuple[Cell, ...]:
    """The four grades to put in place of the verdict, with what each says."""
    return tuple(
        Cell(str(int(grade)), grade.name.lower(), says, f"grade({int(grade)})")
        for grade, says in zip(Grade, ("not recalled", "with effort", "recalled", "at once"), strict=True)
    )


def given_cell(showing: Showing, glyphs: Glyphs) -> Cell:
    """The grade that was given, and when the card comes again."""
    grade = showing.grade or Grade.AGAIN
    interval = next((choice.interval for choice in showing.choices if choice.grade is grade), 0)
    yours = " (your word)" if showing.overridden else ""
    style = "$warning bold" if grade is Grade.AGAIN else "$success bold"
    when = interval_words(interval) if interval else "later in this sitting"
    return Cell("", f"{grade.name.lower()}{yours} {glyphs.dot} {when}", style=style)


def promise(choice: GradeChoice) -> str:
    """When a card comes again, in a word or two."""
    return "today" if choice.interval == 0 else span_words(choice.interval)
