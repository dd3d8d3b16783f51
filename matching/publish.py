"""From a case to an output folder: match, today's practice beside it, reasons, reports, proof."""

from dataclasses import dataclass
from pathlib import Path

from matching.certificate import FILE, certify
from matching.documents import others_of, write_documents
from matching.domain import Case
from matching.engine import Match, run
from matching.explain import Explanation, explain_match
from matching.folder import whole_folder
from matching.outcome import Outcome
from matching.rules.book import PolicyBook
from matching.solver.solve import SolveParams
from matching.words import Lang


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A match and its reasons, as the folder has them."""

    made: Match
    explanation: Explanation


def publish(
    out: Path,
    case: Case,
    book: PolicyBook,
    *,
    lang: Lang,
    params: SolveParams = SolveParams(),  # noqa: B008
) -> Outcome:
    """The outcome of `published`."""
    return published(out, case, book, lang=lang, params=params).made.outcome


def published(
    out: Path,
    case: Case,
    book: PolicyBook,
    *,
    lang: Lang,
    params: SolveParams = SolveParams(),  # noqa: B008
) -> Published:
    """Match a case and write the whole output folder, or nothing at all.

    Raises
    ------
    OutputError
        If ``out`` holds files that we did not write, or cannot be written.
    """
    with whole_folder(out) as folder:
        made = run(case, book, params)
        explanation = explain_match(made)
        write_documents(folder, made, others_of(made, book), explanation, lang)
        (folder / FILE).write_bytes(certify(made, explanation.answers, folder, lang))
    return Published(made=made, explanation=explanation)
