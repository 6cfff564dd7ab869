"""What the result of an exam says: the score beside what was expected, and each question as a card that was judged."""

from __future__ import annotations

from dataclasses import replace

from textual.content import Content

from quiz_app.exam.result import ExamResult, Reviewed
from quiz_app.journal.exam_scores import Score
from quiz_app.journal.exams import ExamState
from quiz_app.questions.model import DONT_KNOW, Outcome
from quiz_app.study.showing import Phase, Showing
from quiz_app.text import exact_percent, one_line, percent, plural, short_number, taken_words
from quiz_app.ui.glyphs import Glyphs
from quiz_app.ui.widgets.large import HEIGHT, large

NARROW = 60
LARGE, GAP = 14, 3
LEAST_TRACK, MOST_TRACK = 16, 60


def score_lines(result: ExamResult, width: int, glyphs: Glyphs, *, short: bool) -> list[Content]:
    """The score, large where there is room, and all that it is compared with, in lines of `width` cells."""
    sentences = _sentences(result, glyphs, short=short)
    share = percent(result.whole.share)
    if short or width < NARROW:
        sentences[0].insert(0, Content(share).stylize("bold"))
        return [Content(" ") + line for each in sentences for line in _rows(each, width - 2)]
    column = width - LARGE - 2
    lines = [line for each in sentences for line in _rows(each, column)]
    track = track_of(result.whole, min(MOST_TRACK, column), glyphs)
    lines.insert(2, track)
    digits = [Content(line).stylize("bold") for line in large(share.replace(" ", ""), glyphs)]
    lines += [Content()] * (HEIGHT - len(lines))
    heads = [*digits, *[Content()] * (len(lines) - HEIGHT)]
    return [
        Content("  ") + head.pad_right(LARGE - head.cell_length) + line
        for head, line in zip(heads, lines, strict=True)
    ]


def _rows(parts: list[Content], width: int) -> list[Content]:
    """Parts of a sentence side by side as far as they have room, else one below another."""
    rows: list[Content] = []
    for part in parts:
        if rows and rows[-1].cell_length + GAP + part.cell_length <= width:
            rows[-1] += Content(" " * GAP) + part
        else:
            rows.extend(line.rstrip() for line in part.wrap(max(1, width)))
    return rows


def _sentences(result: ExamResult, glyphs: Glyphs, *, short: bool) -> list[list[Content]]:
    whole, attempt = result.whole, result.attempt
    first = [Content(of_most(whole)).stylize("bold"), *_passed(result)]
    second = [
        Content.assemble((f"{glyphs.point} ", "$accent"), f"{whole.right} right"),
        Content.assemble((f"{glyphs.expected} ", "$warning"), expected_words(whole)),
    ]
    chance = (
        "0 by pure chance, since guessing costs"
        if attempt.paper.penalty
        else f"{whole.chance:.1f} by pure chance"
    )
    second.append(Content.assemble((f"{glyphs.new} ", "$quiet"), chance))
    told = [first, second]
    if result.seen.most and result.unseen.most and not short:
        told.append([
            Content.assemble(("seen before  ", "$quiet"), part_words(result.seen)),
            Content.assemble(("new to you  ", "$quiet"), part_words(result.unseen)),
        ])  # fmt: skip
    if attempt.state is ExamState.VOIDED:
        why = f": {one_line(attempt.why_void)}" if attempt.why_void else ""
        told.append([Content(f"This exam is void{why}.").stylize("$warning")])
    if attempt.regraded:
        told.append([Content("Scored anew after questions were corrected.").stylize("$quiet")])
    return told


def _passed(result: ExamResult) -> list[Content]:
    """Whether the pass mark was reached, where there is one."""
    if result.passed is None:
        return []
    mark = f"the pass mark is {exact_percent(result.attempt.paper.passing or 0)}"
    word, style = ("passed", "$success bold") if result.passed else ("not passed", "$warning bold")
    return [Content.assemble((word, style), (f", {mark}", "$quiet"))]


def of_most(score: Score) -> str:
    """Points as people say them: "12.5 of 20 points"."""
    return f"{short_number(score.points)} of {plural(score.most, 'point')}"


def expected_words(score: Score) -> str:
    """What was to be expected: "15.3 expected, likely 12 to 18"; with a penalty in points."""
    between = f"{score.low} to {score.high}" if score.low != score.high else str(score.low)
    return f"{score.expected:.1f}{' points' if score.penalty else ''} expected, likely {between}"


def part_words(score: Score) -> str:
    """A part of the paper: "14 of 15 right, 13.2 expected"."""
    reached = of_most(score) if score.penalty else f"{score.right} of {score.most} right"
    return f"{reached}, {score.expected:.1f} expected"


def time_told(result: ExamResult) -> str:
    """The time that was used, of that which there was."""
    limit = result.attempt.paper.limit_ms
    used = taken_words(result.attempt.spent_ms)
    return f"{used} of {taken_words(limit)}" if limit else used


def track_of(score: Score, width: int, glyphs: Glyphs) -> Content:
    """A line from none to all: what was reached, what was expected with its interval, and what chance would reach."""
    if width < LEAST_TRACK or not score.most:
        return Content()
    cells = [(glyphs.rest, "$faint")] * width

    def cell(count: float) -> int:
        return round(min(1.0, max(0.0, count / score.most)) * (width - 1))

    low, high = cell(score.low), cell(score.high)
    for place in range(low, high + 1):
        cells[place] = (glyphs.rule, "$bar")
    cells[low], cells[high] = (glyphs.ends[0], "$bar"), (glyphs.ends[1], "$bar")
    if score.chance:
        cells[cell(score.chance)] = (glyphs.new, "$quiet")
    expected, reached = cell(score.expected), cell(score.reached)
    cells[expected] = (glyphs.expected, "$warning")
    cells[reached] = (glyphs.both if reached == expected else glyphs.point, "$accent bold")
    return Content.assemble(*cells)


def sign_and_word(each: Reviewed, glyphs: Glyphs) -> tuple[str, str, str]:
    """How a question was answered: sign, word and style."""
    if each.outcome is None or each.outcome is Outcome.DONT_KNOW:
        return glyphs.dash, "no answer", "$quiet"
    if each.passed:
        return glyphs.right, "right", "$success"
    if each.outcome is Outcome.PARTLY:
        return glyphs.fading, "partly", ""
    return glyphs.wrong, "wrong", "$warning"


def reviewed_showing(each: Reviewed, total: int) -> Showing | None:
    """A question of the result as a card that was judged; None where its wording is not in the database."""
    asked = each.asked
    if asked is None:
        return None
    given = each.given if each.given is not None and each.verdict is not None else DONT_KNOW
    verdict = each.verdict if each.verdict is not None else asked.judge(DONT_KNOW)
    if verdict is not None and each.outcome is not None and not each.regraded and given is not DONT_KNOW:
        verdict = replace(verdict, outcome=each.outcome)  # as it was judged then, with what was accepted then
    return replace(
        asked.showing(Phase.JUDGED, each.place, total),
        predicted=each.predicted,
        flagged=each.marked,
        response=given,
        verdict=verdict,
    )


def facts_of(each: Reviewed, glyphs: Glyphs) -> list[Content]:
    """What else is to be said of a question, in few words each."""
    sign, word, style = sign_and_word(each, glyphs)
    points = f" ({each.points:+.2f})" if each.outcome is Outcome.PARTLY or each.points < 0 else ""
    facts = [Content(f"{sign} {word}{points}").stylize(f"{style} bold".strip())]
    facts.append(Content(taken_words(each.taken_ms)).stylize("$quiet"))
    guess = f", chance is worth {each.luck:.2f}" if each.luck else ""
    facts.append(Content(f"{percent(each.predicted)} expected right{guess}").stylize("$quiet"))
    facts += [
        Content(told).stylize("$quiet")
        for told, on in (
            ("new to you", not each.seen),
            ("cut off by the clock", each.cut_off),
            ("scored anew", each.regraded),
        )
        if on
    ]
    return facts
