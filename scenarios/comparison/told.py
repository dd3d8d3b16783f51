"""The comparison as JSON, for other programs."""

from dataclasses import dataclass

from pydantic import TypeAdapter

from matching.domain import ScholarId
from matching.words import Text
from scenarios.comparison.found import Comparison, Fate, Step
from scenarios.comparison.sentences import answer
from scenarios.comparison.tidy import Row, tidy


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldChange:
    """One scholar who gains or loses in a scenario."""

    scholar_id: ScholarId
    fate: Fate
    because: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldAgainst:
    """A scenario against the first one."""

    scenario: str
    changes: tuple[ToldChange, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The answer in both languages, every figure, and every change."""

    case: str
    scenarios: tuple[str, ...]
    answer: tuple[Text, ...]
    figures: tuple[Row, ...]
    against: tuple[ToldAgainst, ...]


def told(found: Comparison) -> bytes:
    """One JSON object."""
    return TypeAdapter(Told).dump_json(_told(found), indent=2)


def _told(found: Comparison) -> Told:
    return Told(
        case=found.base.outcome.case,
        scenarios=tuple(tried.name for tried in found.tried),
        answer=tuple(answer(found)),
        figures=tuple(tidy(found)),
        against=tuple(
            ToldAgainst(
                scenario=against.after.name,
                changes=tuple(
                    ToldChange(
                        scholar_id=change.scholar_id,
                        fate=change.fate,
                        because=change.why.because,
                    )
                    for change in against.changes
                ),
                steps=against.steps,
            )
            for against in found.against
        ),
    )
