"""Reading first: which text belongs before a card, so that a section is read before its new cards are asked."""

from __future__ import annotations

from quiz_app.study.showing import Phase, Showing, Standing

Section = tuple[str, str, str]  # the deck, the document, and what the citation calls the section


def section_before(showing: Showing) -> Section | None:
    """The section whose text belongs before this card, None where none does: only before one that is new."""
    if showing.phase is not Phase.ASKED or showing.standing is not Standing.NEW or showing.repeat:
        return None
    cited = showing.question.about.citations
    return (showing.deck, cited[0].document, cited[0].section) if cited else None
