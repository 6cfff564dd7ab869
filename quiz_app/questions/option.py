"""Options and texts as JSON values, and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from quiz_app.questions.model import Option


def option_content(options: Iterable[Option]) -> list[dict[str, str]]:
    """Options as JSON values; a reason is left out where there is none."""
    return [{"text": o.text, "reason": o.reason} if o.reason else {"text": o.text} for o in options]


def noted_options(content: Mapping[str, object], key: str) -> tuple[Option, ...]:
    """The options that a question's content has under a key, such as `wrong`; of a cloze those of all its gaps."""
    listed = content.get(key)
    groups = listed.values() if isinstance(listed, dict) else (listed,)
    return tuple(option for group in groups for option in restore_options(group))


def restore_options(content: object) -> tuple[Option, ...]:
    """The inverse of `option_content`; () for None."""
    if not isinstance(content, list):
        return ()
    return tuple(Option(text=str(item["text"]), reason=str(item.get("reason", ""))) for item in content)


def restore_texts(content: object) -> tuple[str, ...]:
    """A JSON list of texts as a tuple; () for None."""
    return tuple(str(text) for text in content) if isinstance(content, list) else ()
