"""A comparison as JSON, for other tools."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from reportback.comparing.changes import Change, Comparison
from reportback.ledger import PromiseFacts
from reportback.model.values import Matter
from reportback.terms import Outcome


def as_json(found: Comparison) -> str:
    """Every typed change, each value as the files write it."""
    report = {
        "as_of": found.as_of,
        "empty": found.empty,
        "changes": [_change(change) for change in found.changes],
        "pages": asdict(found.pages),
        "balances": [asdict(balance) for balance in found.balances],
    }
    return json.dumps(report, indent=2, ensure_ascii=False, default=_plain) + "\n"


def _change(change: Change) -> Mapping[str, Any]:
    return {
        "topic": change.topic,
        "kind": change.kind,
        "caution": change.caution,
        "campaign": change.campaign,
        "record": change.record,
        "ideas": [asdict(idea) for idea in change.ideas],
        "values": change.values,
        "notes": [{"kind": note.kind, "values": note.values} for note in change.notes],
    }


def _plain(value: Any) -> Any:
    match value:
        case PromiseFacts():
            return {"promise": value.index, "kind": value.promise.kind, "standing": value.standing}
        case Outcome():
            return value.id
        case Matter():
            return value.model_dump(mode="python", exclude_none=True, exclude={"own"})
        case Mapping():
            return dict(value)
    return asdict(value) if hasattr(value, "__dataclass_fields__") else str(value)
