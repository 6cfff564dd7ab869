"""A clock that stands still and a small deck: what a test needs to live days of a learner's life."""

from __future__ import annotations

from quiz_app.clock import Moment

NOON = 1_790_000_000_000 // 86_400_000 * 86_400_000 + 43_200_000
DAY_MS = 86_400_000

DECK = """\
deck: rivers
title: Rivers
sources: {atlas: {title: An atlas of rivers}}
document: atlas
questions:
  - {id: amur, question: Which river parts Russia and China in the east?, answer: the Amur, typed: true, section: East}
  - {id: ob, question: Which river does the Irtysh join?, answer: Ob, accept: [the Ob river], hint: It flows north.}
  - {id: yangtze, term: Yangtze, definition: The longest river of Asia}
  - id: ussuri
    question: Which river joins the Amur at Khabarovsk?
    answer: Ussuri
    wrong: [Sungari: it joins farther up, Zeya, Argun]
  - {id: ili, cloze: "The {{c1::Ili}} flows into lake {{c2::Balkhash}}."}
  - {id: lena, question: Where does the Lena end?, answer: In the Laptev Sea}
"""


class StillClock:
    """A clock that moves only when it is told to."""

    def __init__(self, utc_ms: int = NOON, offset_s: int = 0, zone: str = "UTC") -> None:
        self.moment = Moment(utc_ms, offset_s, zone)
        self.ticks = 0

    def now(self) -> Moment:
        return self.moment

    def monotonic_ms(self) -> int:
        return self.ticks

    def pass_days(self, days: int = 1) -> None:
        self.moment = Moment(self.moment.utc_ms + days * DAY_MS, self.moment.offset_s, self.moment.zone)

    def pass_ms(self, ms: int) -> None:
        self.moment = Moment(self.moment.utc_ms + ms, self.moment.offset_s, self.moment.zone)
        self.ticks += ms
