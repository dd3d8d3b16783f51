"""Someone who alters an output folder and writes all hashes anew; and one who forges it whole."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from matching.certificate import (
    FILE,
    Certificate,
    certificate_json,
    certify,
    hashes,
    own_hash,
    read_certificate,
)
from matching.documents import others_of, write_documents
from matching.domain import Case
from matching.engine import Match, run
from matching.explain import Answer, explain
from matching.outcome import outcome_of
from matching.rules.book import policy_book
from matching.solver.check import recount
from matching.solver.problem import Problem
from matching.solver.result import Proof, SolveResult
from matching.words import Lang


def sealed(folder: Path, certificate: Certificate) -> None:
    """Write a certificate with the hashes of the files as they are, and its own."""
    fresh = replace(certificate, files=hashes(folder), itself="")
    whole = replace(fresh, itself=own_hash(fresh))
    (folder / FILE).write_bytes(certificate_json(whole))


def rehashed(folder: Path) -> None:
    """Write all hashes anew."""
    sealed(folder, read_certificate(folder))


def edited(file: Path, edit: Callable[[Any], None]) -> None:
    """Change a JSON file in place, in the form in which it is written."""
    document = json.loads(file.read_bytes())
    edit(document)
    text = json.dumps(document, indent=1, ensure_ascii=False) + "\n"
    file.write_text(text, encoding="utf-8")


def with_choice(problem: Problem, result: SolveResult, contracts: tuple[int, ...]) -> SolveResult:
    """Another choice with its true values, and every proof as it stood."""
    kept = np.array(contracts, dtype=np.int64)
    values = [recount(problem, goal.goal, kept) for goal in result.goals]
    return replace(
        result,
        chosen=contracts,
        goals=tuple(
            replace(goal, value=value, bound=value)
            for goal, value in zip(result.goals, values, strict=True)
        ),
    )


def called_search(result: SolveResult) -> SolveResult:
    """Every goal said to be proven by search, which leaves nothing to confirm."""
    return replace(result, goals=tuple(replace(g, proof=Proof.SEARCH) for g in result.goals))


def forged(
    folder: Path, case: Case, result: SolveResult, answers: tuple[Answer, ...] | None = None
) -> Match:
    """Every file of a folder from another result, with answers that fit it, and all hashes."""
    book = policy_book()
    true = run(case, book)
    outcome = outcome_of(case, true.policy, true.admissible, true.problem, result)
    made = replace(true, result=result, outcome=outcome)
    explanation = explain(case, book, outcome, answers=answers)
    folder.mkdir()
    write_documents(folder, made, others_of(made, book), explanation, Lang.EN)
    (folder / FILE).write_bytes(certify(made, explanation.answers, folder, Lang.EN))
    return made
