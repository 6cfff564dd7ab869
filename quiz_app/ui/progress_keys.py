"""The keys of Progress: its tabs, its charts and lists, and the sheet on which a deck is chosen."""

from __future__ import annotations

from quiz_app.ui.keys import CARD, DO, key

# fmt: off
PROGRESS = (
    key("progress.choose", "enter", "choose", "choose", "Go to the cards of the line at the cursor."),
    key("progress.turn", "right,l", "turn(1)", "next tab", "Go to the next tab."),
    key("progress.turn_back", "left,h", "turn(-1)", "tab before", "Go to the tab before.", DO, False),
    key("progress.next", "n,tab", "step(1)", "next chart", "Go to the next chart or list."),
    key("progress.previous", "N,shift+tab", "step(-1)", "chart before", "Go to the chart or list before.", DO, False),
    key("progress.scope", "s", "scope", "choose deck", "Choose the deck that the figures are of.", CARD),
    key("progress.overview", "1", "tab('overview')", "overview", "What is known, and how that went.", CARD, False),
    key("progress.memory", "2", "tab('memory')", "memory", "How well recall is predicted, and what is scheduled.",
        CARD, False),
    key("progress.timeline", "3", "tab('timeline')", "timeline", "Dated cards, at their years.", CARD, False),
    key("progress.cost", "4", "tab('cost')", "cost", "What knowing costs, and what keeps being forgotten.",
        CARD, False),
    key("progress.down", "j,down", "move(1)", "down", "Scroll down, or move the cursor of a list.", DO, False),
    key("progress.up", "k,up", "move(-1)", "up", "Scroll up, or move the cursor of a list.", DO, False),
    key("progress.page_down", "pagedown", "page(1)", "page down", "Scroll a page down.", DO, False),
    key("progress.page_up", "pageup", "page(-1)", "page up", "Scroll a page up.", DO, False),
    key("progress.top", "g,home", "end(-1)", "top", "Go to the first chart.", DO, False),
    key("progress.end", "G,end", "end(1)", "end", "Go to the last chart.", DO, False),
    key("progress.refresh", "f5", "refresh", "read again", "Read the figures anew.", CARD, False),
)
SCOPE = (
    key("scope.pick", "enter,space", "pick", "choose", "Show the figures of the deck at the cursor."),
)
# fmt: on
