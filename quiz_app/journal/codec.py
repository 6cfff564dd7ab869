"""Payloads as text: JSON that is the same for the same payload, and reading that bears anything."""

from __future__ import annotations

import json
from collections.abc import Mapping


def written(payload: Mapping[str, object]) -> str:
    """The payload as JSON without needless spaces, in its own order; ValueError for what JSON cannot carry."""
    text = json.dumps(dict(payload), ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    # A lone surrogate cannot be stored as UTF-8; as an escape it can.
    return text if text.isascii() or _encodable(text) else json.dumps(dict(payload), separators=(",", ":"))


def read(text: str) -> dict[str, object]:
    """The payload that the text holds; empty where it is no JSON object."""
    try:
        payload = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return payload if isinstance(payload, dict) else {}


def _encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
