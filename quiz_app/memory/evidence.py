"""From an answer to memory: what a verdict says, and how a lucky guess or a partly right answer is weighed."""

from __future__ import annotations

from quiz_app.memory import fsrs
from quiz_app.memory.fsrs import Parameters
from quiz_app.memory.model import Evidence, Grade, Memory
from quiz_app.questions.model import Outcome, Verdict


def grade_of(verdict: Verdict, hint_letters: int, answer_letters: int, hinted: bool) -> Evidence:
    """What a judged answer says about memory (the table of DESIGN section 5).

    `hint_letters` of the answer's `answer_letters` had been uncovered; `hinted` says that the author's hint was
    shown. Raises ValueError for an answer that the learner grades: its evidence is `Evidence(grade)` as pressed.
    """
    if verdict.outcome is Outcome.SELF:
        raise ValueError("a self-graded answer has the grade that was pressed")
    helped = hinted or hint_letters > 0
    told = hint_letters > 0 and 3 * hint_letters >= answer_letters
    if verdict.passed and not told:
        return Evidence(Grade.HARD if helped else Grade.GOOD, chance=verdict.chance)
    if verdict.outcome is Outcome.PARTLY and verdict.share >= 0.5 and not helped:
        return Evidence(Grade.AGAIN, weight=verdict.share)
    # Helped and still not whole says no more than wrong does: "at most hard" of "between again and good".
    return Evidence(Grade.AGAIN)


def comes_again(evidence: Evidence) -> bool:
    """Whether the card was not answered right as a whole, so that it returns in the same sitting."""
    return evidence.grade is Grade.AGAIN or evidence.weight is not None


def learn(memory: Memory | None, elapsed_days: int, evidence: Evidence, parameters: Parameters) -> Memory:
    """The memory after an answer, weighed by what it proves.

    Guess-weighted: with R the retrievability before the answer (0 for a new card) and g the chance, a right
    answer stems from knowledge with π = R / (R + (1−R)g), by Bayes; see `mixed`. Without chance or weight the
    grade counts in full.
    """
    grade, weight = evidence.grade, evidence.weight
    if weight is None:
        if grade is Grade.AGAIN or evidence.chance <= 0:
            return fsrs.after(memory, elapsed_days, grade, parameters)
        weight = knowing(recall(memory, elapsed_days, parameters), evidence.chance)
    else:
        grade = Grade.GOOD
    failed = fsrs.after(memory, elapsed_days, Grade.AGAIN, parameters)
    return mixed(failed, fsrs.after(memory, elapsed_days, grade, parameters), weight)


def recall(memory: Memory | None, elapsed_days: int, parameters: Parameters) -> float:
    """Retrievability now (0–1); 0 for a new card."""
    return 0.0 if memory is None else fsrs.retrievability(memory.stability, elapsed_days, parameters)


def knowing(r: float, chance: float) -> float:
    """π: the probability (0–1) that a right answer was known and not guessed, where r was the retrievability."""
    if chance <= 0:
        return 1.0
    return r / predicted(r, chance)


def predicted(r: float, chance: float) -> float:
    """p(correct) before the answer: known with probability r, or else guessed with probability `chance`."""
    return r + (1.0 - r) * chance


def mixed(low: Memory, high: Memory, weight: float) -> Memory:
    """Between two memories: stability S_high^w · S_low^(1−w), difficulty linear, w held within 0 and 1."""
    w = min(max(weight, 0.0), 1.0)
    if w in (0.0, 1.0):
        return high if w else low  # exactly, where the formula would round
    return Memory(
        float(high.stability**w * low.stability ** (1.0 - w)),
        w * high.difficulty + (1.0 - w) * low.difficulty,
    )
