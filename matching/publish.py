"""From a case to an output folder: match, today's practice beside it, reasons, reports, proof."""

from pathlib import Path

from matching.certificate import FILE, certify
from matching.documents import others_of, write_documents
from matching.domain import Case
from matching.engine import run
from matching.explain import explain_match
from matching.folder import whole_folder
from matching.outcome import Outcome
from matching.rules.book import PolicyBook
from matching.solver.solve import SolveParams
from matching.words import Lang


def publish(
    out: Path,
    case: Case,
    book: PolicyBook,
    *,
    lang: Lang,
    params: SolveParams = SolveParams(),  # noqa: B008
) -> Outcome:
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
    return made.outcome
