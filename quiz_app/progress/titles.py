"""What each chart of the progress says, as a sentence above it; pure functions of the picture's parts.

Names of decks and tags come from outside: what is given is plain text on one line, never markup.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from quiz_app import text
from quiz_app.progress.picture import ENOUGH_ANSWERS, ENOUGH_CARDS
from quiz_app.text import one_line, plural, taken_words

if TYPE_CHECKING:
    from quiz_app.journal.state import DayWork
    from quiz_app.progress.picture import (
        Cost,
        Forecast,
        Histogram,
        Knowledge,
        KnownDay,
        Leech,
        Rate,
        Retention,
        Streak,
    )

NO_LEECH = "No card was forgotten on so many days that it should be rewritten."
NO_TAGS = "No tag has enough cards that were asked."
LONGEST_NAME = 40
MONTH_DAYS, YEAR_DAYS = 30, 365


def percent(share: float) -> str:
    """A share as "64 %"; what is not whole is never shown as such, nor something as nothing."""
    if 0 < share < 0.005:
        return "under 1 %"
    return text.percent(share)


def lacking(have: int, enough: int, what: str = "answers") -> str:
    """The honest word where too little was done to say something; "" where it is enough."""
    return "" if have >= enough else f"Not enough {what} yet: {have:,} of {enough:,}."


def month_words(name: str) -> str:
    """A month named "2026-11" as "Nov 2026"."""
    year, _, month = name.partition("-")
    return f"{text.SHORT_MONTHS[int(month) - 1]} {year}"


# What is known


def year_words(year: int) -> str:
    """A year as it is written: 1689 is "1689", -221 is "221 BCE"."""
    return f"{-year} BCE" if year < 0 else str(year)


def known(whole: Knowledge) -> str:
    """How much is known now, of all cards."""
    if not whole.cards:
        return "No cards yet"
    if not whole.introduced:
        return f"{plural(whole.cards, 'card')}, none asked yet"
    return f"You know {percent(whole.share)} now: about {round(whole.recalled):,} of {plural(whole.cards, 'card')}"


def course(days: Sequence[KnownDay]) -> str:
    """How much more is known than a month ago, or since the first day where that is later."""
    then, now = before(days), days[-1]
    since = now.study_day - then.study_day
    when = {1: "yesterday", MONTH_DAYS: "a month ago"}.get(since, f"{plural(since, 'day')} ago")
    more = round(now.recalled) - round(then.recalled)
    if not more:
        return f"You know as many cards as {when}: about {round(now.recalled):,}"
    cards = plural(abs(more), "more card" if more > 0 else "fewer card")
    return f"You know {cards} than {when}"


def before(days: Sequence[KnownDay]) -> KnownDay:
    """The day a month ago, or else the one before it of which something is known, or the first of all."""
    aim = days[-1].study_day - MONTH_DAYS
    return next((each for each in reversed(days) if each.study_day <= aim), days[0])


def streak(row: Streak) -> str:
    """Days in a row, now and at best."""
    if not row.longest:
        return "No day with an answer yet"
    longest = f"your longest row was {plural(row.longest, 'day')}"
    if not row.now:
        return f"The next answer begins a new row; {longest}"
    if row.now >= row.longest:
        return f"{plural(row.now, 'day')} in a row, your longest so far"
    return f"{plural(row.now, 'day')} in a row; {longest}"


def heat(days: Sequence[DayWork], today: int) -> str:
    """On how many days of the last year something was answered, and the fullest of them."""
    studied = [day for day in days if day.answers and today - YEAR_DAYS < day.study_day <= today]
    if not studied:
        return "No answer in the last year"
    most = max(studied, key=lambda day: (day.answers, day.study_day))
    fullest = date.fromordinal(most.study_day)
    words = f"{fullest.day} {text.MONTHS[fullest.month - 1]}"
    return (
        f"Studied on {plural(len(studied), 'day')} of the last year; most on {words}, "
        f"{plural(most.answers, 'answer')}"
    )


def least(groups: Sequence[Knowledge], what: str) -> str:
    """Which of some groups, called `what` together, is known least, of those with cards enough asked."""
    begun = [group for group in groups if group.introduced]
    if not begun:
        return f"{what}: nothing asked yet"
    named = [group for group in begun if group.introduced >= ENOUGH_CARDS]
    if len(named) < 2:
        return f"{what}: {len(begun):,} of {len(groups):,} begun"
    weakest = min(named, key=lambda group: (group.share, group.name))
    return f"{what}: least known is {name_of(weakest)}, {percent(weakest.share)}"


def name_of(group: Knowledge) -> str:
    """What a group is called, on one line."""
    return one_line(group.title or group.name, LONGEST_NAME) or "without a name"


def told_apart(groups: Sequence[Knowledge], decks: Sequence[Knowledge]) -> tuple[Knowledge, ...]:
    """Sections with the title of their deck behind their own, where sections of several decks are called alike."""
    named = {deck.name: name_of(deck) for deck in decks}
    alike = Counter(map(name_of, groups))
    return tuple(
        replace(group, title=f"{name_of(group)}, {named.get(group.deck, group.deck)}")
        if alike[name_of(group)] > 1
        else group
        for group in groups
    )


# What was recalled


def retention(rates: Retention) -> str:
    """Recall beside the recall aimed at."""
    return f"You keep {percent(rates.whole.share)}; you aimed at {percent(rates.goal)}"


def retention_lacks(rates: Retention) -> str:
    """What is missing to say something of recall; "" where nothing is."""
    return lacking(rates.whole.answers, ENOUGH_ANSWERS)


def months(rates: Sequence[Rate]) -> str:
    """The range of recall over the months with answers enough."""
    enough = [rate for rate in rates if rate.is_enough]
    shares = sorted(rate.share for rate in enough)
    if len(enough) == 1 or percent(shares[0]) == percent(shares[-1]):
        when = f"In {month_words(enough[0].name)}" if len(enough) == 1 else "Month by month"
        return f"{when} you kept {percent(shares[0])}"
    return f"Month by month you kept {percent(shares[0])[:-2]} to {percent(shares[-1])}"


def months_lack(rates: Sequence[Rate]) -> str:
    """What is missing to say something of a month; "" where nothing is."""
    return lacking(max((rate.answers for rate in rates), default=0), ENOUGH_ANSWERS, "answers in a month")


# What is scheduled, and how cards are spread


def forecast(work: Forecast) -> str:
    """What is due today, and a day on average over the month after it."""
    due, rest = work.days[0], work.days[1 : MONTH_DAYS + 1]
    late = "all" if work.overdue == due else f"{work.overdue:,}"
    overdue = f", {late} of them overdue" if work.overdue else ""
    today = f"{due:,} due today{overdue}" if due else "Nothing due today"
    each = sum(rest) / len(rest) if rest else 0.0
    if each < 1:
        return f"{today}; {'then less than one a day' if each else 'nothing in the month after that'}"
    return f"{today}; then about {each:.0f} a day, {taken_words(round(each * work.each_ms))}"


def stability(cards: Histogram) -> str:
    """How long half of the cards keep."""
    days = cards.median or 0.0
    words = f"{days:.1f} days" if days < 9.95 else f"{days:,.0f} days"
    return f"Half of the cards asked keep for {words} or longer"


def difficulty(cards: Histogram) -> str:
    """How hard the card in the middle is."""
    return f"Half of the cards asked are harder than {cards.median or 0.0:.1f} of 10"


def retrievability(cards: Histogram) -> str:
    """How likely the card in the middle would come right now."""
    return f"Half of the cards asked would be recalled now at {percent(cards.median or 0.0)} or better"


# What it costs


def types(costs: Sequence[Cost], whole: Cost) -> str:
    """Which type takes the most time for an answer, of those with answers enough to say so."""
    enough = [cost for cost in costs if cost.answers >= ENOUGH_ANSWERS]
    if len(enough) < 2:
        return f"{taken_words(round(whole.each_ms))} an answer, over {plural(whole.answers, 'answer')}"
    slowest = max(enough, key=lambda cost: (cost.each_ms, cost.name))
    name = one_line(slowest.title or slowest.name, LONGEST_NAME).capitalize()
    return (
        f"{name} takes longest, {taken_words(round(slowest.each_ms))} an answer; "
        f"on average {taken_words(round(whole.each_ms))}"
    )


def costs_lack(whole: Cost) -> str:
    """What is missing to say something of costs; "" where nothing is."""
    return lacking(whole.answers, ENOUGH_ANSWERS)


def per_kept(whole: Cost) -> str:
    """Minutes for each card that is kept now."""
    minutes = whole.minutes_per_kept
    total = taken_words(whole.taken_ms)
    if minutes is None:
        return f"{total} spent; no card is kept now"
    return f"{minutes_of(minutes)} for each card kept, of {total} in all"


def minutes_of(minutes: float) -> str:
    """Minutes with one decimal below ten: "6.8 min"; below one in seconds."""
    if round(minutes * 60) < 60:
        return f"{round(minutes * 60)} s"
    return f"{minutes:.1f} min" if minutes < 9.95 else f"{minutes:,.0f} min"


def weakest(tags: Sequence[Knowledge]) -> str:
    """The tag of which most is forgotten."""
    return f"Weakest is {name_of(tags[0])}: {percent(tags[0].share_introduced)} of what you met is known now"


def leeches(cards: Sequence[Leech]) -> str:
    """How many cards keep being forgotten."""
    return f"{plural(len(cards), 'leech', 'leeches')} worth rewriting"


def timeline(years: Sequence[Knowledge]) -> str:
    """The years that are known best and least, of those with cards enough asked."""
    asked = [year for year in years if year.introduced >= ENOUGH_CARDS]
    dated = plural(sum(year.cards for year in years), "dated card")
    met = sum(year.introduced for year in years)
    if not met:
        return f"{dated}, none asked yet"
    if not asked:
        return f"{dated} in {plural(len(years), 'year')}, {met:,} asked"
    best = max(asked, key=lambda year: (year.share, -int(year.name)))
    worst = min(asked, key=lambda year: (year.share, int(year.name)))
    if best is worst or best.share == worst.share:
        return f"{dated} in {plural(len(years), 'year')}, {met:,} asked"
    return (
        f"{year_words(int(worst.name))} is known least ({percent(worst.share)}), "
        f"{year_words(int(best.name))} best ({percent(best.share)})"
    )
