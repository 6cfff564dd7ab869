"""A small history of a border, and a text without headings, for tests of proofs."""

from __future__ import annotations

from pathlib import Path

from quiz_app.documents.proving.index import DocumentIndex
from quiz_app.documents.reading import read_document
from quiz_app.documents.shelf import DocumentShelf, Folder

HISTORY = """\
# History of the border

Two empires met on a river that neither of them had mapped, and quarrelled over furs, forts and refugees.

## The envoys

In 1685 the Manchu army burnt the fort of Albazin for the first time, and in 1686 it laid siege to the fort again.

Fyodor Golovin led the Russian envoys to Nerchinsk in August 1689. Songgotu came from Peking for the Kangxi Emperor,
with 3,000 men and two Jesuits, who spoke Latin.

Eberhard Ides travelled to the capital later. He left Moscow in 1692 with some 250 people, a third of them Germans.
Seventeen months later he was received at court.

## The treaty

The envoys signed the Treaty of Kyakhta in August 1727. It named the town that lay on the new frontier.

Sava Raguzinsky signed for Russia, and Tulišen for the Qing dynasty. The Qing dynasty gave up 35 square miles.

## The caravans

In winter the tea caravans of the merchants waited at the frontier for the frost, since no bridge crossed the river.

Between 1856 and 1860 the trade fell by 12 percent, to $8 billion in the money of today.

## Later times

### The railway

The Trans-Siberian Railway took the tea trade away in the 1890s. One old map at the station dates the
Treaty of Kyakhta to 1729.

### The Chinese Communist Party

In the twentieth century the party leased the Chinese Eastern Railway back, as Zuo Zongtang once had asked.
"""

ROAD = """\
The tea road began behind the Great Wall and ended at the fairs of the Volga, and took a year to travel.

Caravans from Kyakhta brought tea in bricks, wrapped in hides; on the way back they carried furs and cloth.
"""


def furnish(folder: Path) -> DocumentShelf:
    """A shelf with both texts in its folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "border-history.md").write_text(HISTORY, encoding="utf-8")
    (folder / "tea-road.txt").write_text(ROAD, encoding="utf-8")
    return DocumentShelf((Folder(folder, "the folder of the test"),), folder)


def index(id: str = "border-history") -> DocumentIndex:
    """One of the texts, ready to be asked."""
    texts = {"border-history": ("border-history.md", HISTORY), "tea-road": ("tea-road.txt", ROAD)}
    name, text = texts[id]
    return DocumentIndex(read_document(text.encode(), name, id))
