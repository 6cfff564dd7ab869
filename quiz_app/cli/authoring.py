"""`quiz check` and `quiz schema`: what authors need to write decks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from quiz_app.cli.progress import long_work
from quiz_app.cli.run import Run, say
from quiz_app.errors import DONE, ENVIRONMENT_FAILED, EnvironmentFailed, WrongUse

if TYPE_CHECKING:
    from quiz_app.authoring.check import Report

_ALL_CODES = "*"


class _Wished(TypedDict):
    """What `quiz check` is to do besides checking."""

    fix: bool
    diff: bool
    watch: bool
    flagged: bool


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path, readable=False))
@click.option(
    "--fix",
    is_flag=True,
    help="Mend what is safe: ids, misspelt keys, quotes, tabs, the order of keys.",
)
@click.option("--diff", is_flag=True, help="Show what --fix would write, and write nothing.")
@click.option("--watch", is_flag=True, help="Check again whenever a deck changes, until Ctrl+C.")
@click.option(
    "--flagged", is_flag=True, help="List what learners have flagged instead, each at its question."
)
@click.option("--documents", metavar="DIR", type=click.Path(path_type=Path),
              help="Look for cited documents in this folder first.")  # fmt: skip
@click.option("--format", "layout", type=click.Choice(["text", "json", "github"]), default="text", show_default=True,
              help="How the problems are printed.")  # fmt: skip
@click.option("--explain", metavar="[CODE]", is_flag=False, flag_value=_ALL_CODES,
              help="Explain a code such as Y010; without one, list them all.")  # fmt: skip
@click.pass_obj
def check(
    run: Run,
    /,
    paths: tuple[Path, ...],
    documents: Path | None,
    layout: str,
    explain: str | None,
    **wished: Unpack[_Wished],
) -> int:
    """Find what is wrong with decks: each problem with its place, a code and a hint how to mend it.

    Warnings (codes L and some others) stop nothing from being studied; they tell what makes a question bad to learn
    from. One that is not true of a question is turned off there, with a reason: `allow: {L005: why}`.

    PATH is a deck or a folder of decks. Without one, the decks of this folder and of its decks/ are checked,
    or else your own decks and those that came with the program.

    Citations are proven by the documents that they name, as far as these are here: in the folder named with
    --documents, beside the deck, in documents/ there or here, in your library, or in a folder of QUIZ_DOCUMENTS.
    What is not borne out has a code P; a citation whose document is not here is counted, and no problem.

    As JSON: an object with files, questions (that are fine), without_id, citations (an object with how many are
    proven, inferred, unproven and wrong), and problems, a list of objects with path, line, column (null where only
    the file is known), code, severity (error or warning), message, hint and question (its id, or null).

    With --fix nothing else moves: comments, quotes that are there, blank lines and line ends stay. Each mend is told
    with its line and the code of the problem (or id, order); what can be meant in two ways is left, and told why.
    A question that can be used says the same before and after. Decks that came with the program are never written.

    With --diff nothing is written: the changes that --fix would make are printed, and told as such. It is 1 where there
    are any, also where the deck has no problem; what is not mended is for the check without --diff to tell.

    With --watch each result has its time; as JSON each is one line, with the time as well.

    With --flagged: only what learners have flagged (code F001), from your database and none of the problems.

    Exit codes: 0 no problems, 1 problems found, 2 wrong use, 3 a path could not be read or written.
    """
    if explain is not None:
        return _explain(explain)
    from quiz_app.authoring import check as checking
    from quiz_app.paths import shipped_decks

    wanted = paths or _decks_around(run)
    around = None if paths else shipped_decks()
    fix, diff, flagged = wished["fix"], wished["diff"], wished["flagged"]
    if wished["watch"]:
        if fix or diff or flagged:
            raise WrongUse("--watch only checks.", hint="Leave out --fix, --diff and --flagged.")
        return _watch(run, wanted, documents, layout, around)
    if flagged:
        if fix or diff:
            raise WrongUse("--flagged only lists.", hint="Leave out --fix and --diff.")
        return _list_flags(run, wanted, layout)
    from quiz_app.cli.check_mends import mend, show_diffs, tell

    mended = mend(wanted, write=not diff) if fix or diff else ()
    if diff:
        return show_diffs(mended, paths, layout)
    with long_work() as told:
        report = checking.check(wanted, run.open_shelf(_folder(documents)), told, around)
    for result in mended:
        tell(result, layout)
    _print(report, layout)
    _conclude(report, fixed=fix)
    failed = any(result.trouble for result in mended)
    return ENVIRONMENT_FAILED if failed else report.exit_code


@click.command()
@click.option("--output", "-o", metavar="FILE", type=click.Path(path_type=Path),
              help="Write it into FILE, which is replaced if it is such a schema already.")  # fmt: skip
def schema(output: Path | None) -> int:
    """Print the JSON Schema (draft 7) of decks, by which editors complete and check them.

    `quiz new` writes it as deck.schema.json beside each deck it starts. For a deck of your own, do so with
    --output deck.schema.json, and let the deck begin with the line

      # yaml-language-server: $schema=deck.schema.json
    """
    from quiz_app.authoring.schema import schema_text, write_schema
    from quiz_app.text import one_line

    if output is None:
        click.echo(schema_text(), nl=False)
        return DONE
    changed = write_schema(output)
    say(f"{one_line(str(output))} {'is written.' if changed else 'is up to date already.'}")
    return DONE


def _folder(named: Path | None) -> Path | None:
    """The folder of documents that was named; raises EnvironmentFailed where there is none."""
    if named is not None and not named.is_dir():
        from quiz_app.text import one_line

        what = "is no folder" if named.exists() else "is not there"
        raise EnvironmentFailed(
            f"The folder of documents {one_line(str(named), 200)} {what}.",
            hint="Name the folder in which the documents lie, each as ID.txt, ID.md, ID.html or ID.pdf.",
        )
    return named


def _decks_around(run: Run) -> tuple[Path, ...]:
    from quiz_app.authoring.check import decks_around
    from quiz_app.paths import shipped_decks

    places = decks_around(Path(), run.places.own_decks, shipped_decks())
    if not places:
        raise WrongUse(
            "There is no deck here.", hint="Name a file or folder, or start a deck with `quiz new NAME`."
        )
    return places


def _watch(
    run: Run, paths: tuple[Path, ...], documents: Path | None, layout: str, shipped: Path | None
) -> int:
    """Check, and again whenever a deck file changes; Ctrl+C is how it is meant to end."""
    from quiz_app.authoring import check as checking
    from quiz_app.authoring.report import as_json_line, summary
    from quiz_app.authoring.watching import changes, look_at
    from quiz_app.clock import SystemClock

    folder = _folder(documents)
    try:
        for _ in changes(lambda: look_at(paths)):
            report = checking.check(paths, run.open_shelf(folder), shipped=shipped)
            at = SystemClock().now().local()
            if layout == "json":
                click.echo(as_json_line(report, at))
            else:
                _print(report, layout)
            say(f"{at:%H:%M:%S} {summary(report)}")
    except KeyboardInterrupt:
        return DONE
    return DONE


def _print(report: Report, layout: str, *, alike: bool = False) -> None:
    from quiz_app.authoring.report import as_github, as_json, as_text

    if layout == "json":
        click.echo(as_json(report))
        return
    for line in as_github(report) if layout == "github" else as_text(report, alike=alike):
        click.echo(line)


def _conclude(report: Report, *, fixed: bool) -> None:
    from quiz_app.authoring.report import cited, summary

    say(summary(report))
    if told := cited(report):
        say(told)
    if report.without_id and not fixed:
        has = "question has" if report.without_id == 1 else "questions have"
        say(
            f"{report.without_id:,} {has} no id yet; `quiz check --fix` writes it, so that rewording keeps progress."
        )
    if report.problems:
        code = report.problems[0].problem.code
        say(f"`quiz check --explain {code}` tells more about a code.")


def _list_flags(run: Run, paths: tuple[Path, ...], layout: str) -> int:
    from quiz_app.authoring.flagged import flagged, kept_flags, summary
    from quiz_app.clock import SystemClock
    from quiz_app.memory.days import study_day

    today = study_day(SystemClock().now(), 0)
    found = flagged(paths, kept_flags(run.database_file(), run.learner), today)
    _print(found.report, layout, alike=True)
    say(summary(found))
    return found.report.exit_code


def _explain(code: str) -> int:
    from quiz_app.authoring.explanations import explanations, groups
    from quiz_app.authoring.report import explained
    from quiz_app.text import one_line

    known = explanations()
    if code == _ALL_CODES:
        for number, (title, listed) in enumerate(groups()):
            click.echo(f"\n{title}" if number else title)
            for about in listed:
                click.echo(f"  {about.code}  {about.title}")
        return DONE
    if code.upper() not in known:
        raise WrongUse(
            f"There is no code {one_line(code, 40)}.",
            hint="`quiz check --explain` lists the codes there are.",
        )
    click.echo(explained(known[code.upper()]))
    return DONE
