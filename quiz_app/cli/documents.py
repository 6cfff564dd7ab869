"""`quiz documents`: list the documents there are, show what was read of one, add to the library and remove."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

import click

from quiz_app.cli.documents_shown import (
    counts_of,
    print_json,
    show_contents,
    show_left_out,
    show_section,
    size_of,
)
from quiz_app.cli.progress import long_work
from quiz_app.cli.run import Run, say
from quiz_app.errors import DONE
from quiz_app.text import one_line, plural

if TYPE_CHECKING:
    from quiz_app.documents.document import Document
    from quiz_app.documents.pictures import KnownDocument
    from quiz_app.documents.shelf import DocumentShelf, Found

_TICK_S = 0.2

_LIST_JSON = (
    "A JSON list: id, title, path, place, own, decks, sections, passages, left_out, problem. Path, sections, passages "
    "and left_out are null where the document is not here or cannot be read; problem then says why."
)


@click.group(invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help=_LIST_JSON)
@click.pass_context
def documents(ctx: click.Context, as_json: bool) -> int:
    """List the documents that decks cite and those that lie where documents are looked for.

    A document is looked for by its id, as ID.txt, ID.md, ID.html or ID.pdf: beside the deck that cites it, in folders
    called documents there and here, in your library (`quiz documents add`), and in the folders of QUIZ_DOCUMENTS.
    """
    if ctx.invoked_subcommand is None:
        _list(ctx.obj, as_json)
    return DONE


@documents.command("list")
@click.option("--json", "as_json", is_flag=True, help=_LIST_JSON)
@click.pass_obj
def list_(run: Run, as_json: bool) -> int:
    """List the documents, like `quiz documents` alone."""
    _list(run, as_json)
    return DONE


@documents.command()
@click.argument("path", type=click.Path(path_type=Path, readable=False))
@click.option(
    "--id", "id_", metavar="ID", default="", help="What decks cite it by; else made of the file's name."
)
@click.option("--replace", is_flag=True, help="Put it in the place of the document that has this id.")
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="A JSON object: id, title, path, sections, passages, left_out, already, aside.",
)
@click.pass_obj
def add(run: Run, path: Path, id_: str, replace: bool, as_json: bool) -> int:
    """Copy a document into your library: plain text, Markdown, HTML or PDF.

    It is read first; a file of which no text can be had is not added.
    """
    from quiz_app.documents.library import add as add_to

    with _reading(path.name):
        added = add_to(run.places.own_documents, path, id_, replace=replace)
    document = added.document
    if as_json:
        aside = str(added.aside) if added.aside else None
        print_json(
            {
                "id": document.id,
                "title": document.title,
                "path": str(added.path),
                **counts_of(document),
                "already": added.already,
                "aside": aside,
            }
        )
        return DONE
    say(f"{'Already in your library' if added.already else 'Added'}: {document.id}, “{document.title}”.")
    say(f"It has {size_of(document)}.")
    if added.aside:
        say(f"What it replaced lies at {added.aside}.")
    if len(document.sections) == 1:
        say("It is one section, without headings; decks cite its passages by number.")
    say(f"`quiz documents show {document.id}` shows what was read.")
    return DONE


@documents.command()
@click.argument("document", metavar="ID_OR_PATH")
@click.option("--section", metavar="NAME", help="The passages of this section, with their numbers.")
@click.option("--left-out", is_flag=True, help="What was left out as no content, with line and reason.")
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="A JSON object: id, title, path, place, sections (number, title, level, page, line, passages), left_out; "
    "passages and left_out are counts. With --section: number, title, level, page, line, passages (number, line, "
    "text). With --left-out a list: line, why, text. Lines of a PDF are its pages.",
)
@click.pass_obj
def show(run: Run, document: str, section: str | None, left_out: bool, as_json: bool) -> int:
    """Show what was read of a document: its sections, as decks cite them, with the number of passages of each.

    The document is named by its id, or is a file that need not be in the library.
    """
    if section is not None and left_out:
        raise click.UsageError("Give --section or --left-out, not both.")
    found, read = _open(run, document)
    if section is not None:
        show_section(read, section, as_json)
    elif left_out:
        show_left_out(found, read, as_json)
    else:
        show_contents(found, read, as_json)
    return DONE


@documents.command()
@click.argument("document", metavar="ID")
@click.pass_obj
def remove(run: Run, document: str) -> int:
    """Take a document out of your library.

    Its file is put aside, and it is said where. Cards that cite it stay as they are.
    """
    from quiz_app.documents.library import remove as remove_from

    aside = remove_from(run.places.own_documents, document)
    say(f"{document} was taken out of your library. Its file lies at {aside}.")
    return DONE


def _list(run: Run, as_json: bool) -> None:
    from quiz_app.documents.shelf import Found
    from quiz_app.documents.unreadable import Unreadable

    shelf = run.open_shelf()
    known = _known(run, shelf)
    if not known and not as_json:
        click.echo("There are no documents yet. `quiz documents add PATH` adds one.")
    told: list[dict[str, object]] = []
    for each in known:
        read, problem = None, ""
        if each.path is None:
            problem = f"not here: `quiz documents add FILE --id {each.id}` adds it"
        else:
            found = Found(id=each.id, path=each.path, place=each.place, own=each.own)
            try:
                with _reading(each.path.name):
                    read = shelf.open(found, each.title)
            except Unreadable as failure:
                problem = str(failure)
        if as_json:
            told.append(_row(each, read, problem))
        else:
            click.echo("\n".join(_lines(each, read, problem)))
    if as_json:
        print_json(told)


def _known(run: Run, shelf: DocumentShelf) -> tuple[KnownDocument, ...]:
    from quiz_app.documents.reading_room import ReadingRoom

    desk = run.open_desk(offers=False)
    try:
        ledger = desk.ledger
        room = ReadingRoom(ledger.database, ledger.author.learner, shelf)
        return room.documents(desk.today(), desk.settings().parameters)
    finally:
        desk.close()


def _row(known: KnownDocument, read: Document | None, problem: str) -> dict[str, object]:
    counts = counts_of(read) if read else dict.fromkeys(("sections", "passages", "left_out"))
    return {
        "id": known.id,
        "title": read.title if read else known.title,
        "path": str(known.path) if known.path else None,
        "place": known.place,
        "own": known.own,
        "decks": list(known.decks),
        **counts,
        "problem": problem,
    }


def _lines(known: KnownDocument, read: Document | None, problem: str) -> Iterator[str]:
    yield known.id
    yield f"    {one_line(read.title if read else known.title)}"
    if read is not None:
        sections, passages, _ = counts_of(read).values()
        yield f"    {plural(sections, 'section')}, {plural(passages, 'passage')}; {known.place}"
    if problem:
        yield f"    {one_line(problem)}"
    if known.decks:
        yield f"    cited by {', '.join(known.decks)}"


def _open(run: Run, named: str) -> tuple[Found, Document]:
    """The document of that id or path; raises WrongUse, EnvironmentFailed or Unreadable."""
    from quiz_app.documents.shelf import Found
    from quiz_app.questions.identity import is_id, suggest_id

    shelf = run.open_shelf()
    found, title = shelf.find(named), ""
    path = Path(named)
    if found is None and is_id(named) and not path.exists():
        found, title = _cited(run, shelf, named)
    if found is None:
        found = Found(id=suggest_id(path.stem) or "document", path=path, place="")
    with _reading(found.path.name):
        return found, shelf.open(found, title)


def _cited(run: Run, shelf: DocumentShelf, id: str) -> tuple[Found, str]:
    """A document that is found only by what a deck says of it, and its title there."""
    from quiz_app.decks.deck import Source
    from quiz_app.documents.missing import no_document
    from quiz_app.documents.shelf import Found

    known = next((each for each in _known(run, shelf) if each.id == id), None)
    if known is None or known.path is None:
        raise no_document(id, Source(id=id, title=known.title) if known else None)
    return Found(id=id, path=known.path, place=known.place, own=known.own), known.title


@contextmanager
def _reading(name: str) -> Iterator[None]:
    """A line on a terminal's stderr while a long file is read; how far it is cannot be told."""
    done = Event()
    with long_work() as told:

        def tick() -> None:
            while not done.wait(_TICK_S):
                told(f"Reading {one_line(name, 50)}", 0, 0)

        teller = Thread(target=tick, daemon=True)
        teller.start()
        try:
            yield
        finally:
            done.set()
            teller.join()
