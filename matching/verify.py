"""Checks an output folder from the folder alone, without a solver.

Hashes come first, but prove little: whoever alters a file can write them anew. So everything is
made again: the contracts from the case by the rules, the outcome from the contracts chosen, every
table and report from the outcome; and the bounds are confirmed from the multipliers.
"""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from matching.certificate import (
    FILE,
    MAKERS,
    SCHEME,
    Certificate,
    certificate_json,
    hashes,
    own_hash,
    read_certificate,
    words_sha256,
)
from matching.documents import others_of, write_documents
from matching.domain import CaseKind, Mechanism
from matching.engine import Match, match
from matching.errors import CheckError, InputError, Ukrep5Error, VerifyError
from matching.explain import explain_match
from matching.outcome import outcome_of
from matching.outcome_json import outcome_to_json
from matching.read import case_from_json
from matching.report.figure_tables import goals_in_play
from matching.report.labels import MECHANISM, goal_name
from matching.rules.admissible import admissible_contracts
from matching.rules.book import PolicyBook, book_sha256
from matching.rules.earlier import can_keep_awards
from matching.solver.checked import checked
from matching.solver.problem import build_problem
from matching.solver.result import GoalResult, Proof
from matching.solver.solve import solve
from matching.words import Text, text
from matching.write import case_to_json

DRAWN = frozenset({"report.html", "report-officer.html", "report.xlsx"})
"""Files whose bytes depend on the versions of the libraries that draw them."""

REPEATED = frozenset({Mechanism.STABLE, Mechanism.SINGLE_EMPLOYER})
"""Mechanisms without goals and proofs: they need no solver, and are simply run again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What was confirmed.

    Parameters
    ----------
    kind : in which words the goals are said.
    goals : those that mean something, each with its proof.
    remade : files that were made again, byte for byte.
    hashed : files of which only the hash was compared, as they were drawn by other versions.
    again : whether the case was matched again, so that a search was repeated here too.
    """

    case: str
    kind: CaseKind
    goals: tuple[GoalResult, ...]
    remade: tuple[str, ...]
    hashed: tuple[str, ...]
    again: bool

    def proofs(self) -> Iterator[Text]:
        """One sentence for each goal: what was confirmed here, and what rests on a search."""
        for goal in self.goals:
            name = goal_name(goal.goal, self.kind)
            match goal.proof:
                case Proof.DUALITY:
                    yield text("{goal}: proven by duality, and confirmed here", goal=name)
                case Proof.SEARCH if self.again:
                    yield text("{goal}: value confirmed here, and the search repeated", goal=name)
                case Proof.SEARCH:
                    yield text(
                        "{goal}: value confirmed here; that nothing is better was proven by "
                        "search, which --again repeats",
                        goal=name,
                    )
                case Proof.OPEN:
                    yield text("{goal}: value confirmed here; not proven best", goal=name)
                case Proof.NONE:
                    yield text("{goal}: value confirmed here; not aimed at", goal=name)


def verify(folder: Path, book: PolicyBook, *, again: bool = False) -> Verified:
    """Check everything that an output folder says.

    What was proven by search has no multipliers that close it: whoever forges a whole folder can
    claim a search. With ``again`` the solver is asked once more, and must find the same.

    Raises
    ------
    VerifyError
        With the first thing that does not agree.
    """
    certificate = read_certificate(folder)
    _compare_hashes(certificate, folder)
    try:
        made = remade(certificate, folder, book)
        _compare_data(made, folder)
        differing = _differing(certificate, made, folder, book)
        if again:
            _match_again(made, book)
    except VerifyError:
        raise
    except (Ukrep5Error, OSError, ArithmeticError, LookupError, ValueError) as error:
        raise VerifyError(
            text("the folder does not agree with itself: {problem}", problem=_problem(error))
        ) from error
    drawn = {name for name in DRAWN if not _same_makers(certificate)}
    for name in sorted(differing - drawn):
        raise VerifyError(_astray(name, certificate))
    return Verified(
        case=made.case.name,
        kind=made.case.kind,
        goals=tuple(goals_in_play(made.outcome)),
        remade=tuple(sorted(set(certificate.files) - drawn)),
        hashed=tuple(sorted(drawn)),
        again=again,
    )


def _match_again(made: Match, book: PolicyBook) -> None:
    if outcome_to_json(match(made.case, book)) != outcome_to_json(made.outcome):
        raise VerifyError(text("matched again, the case gives another outcome"))


def _compare_data(made: Match, folder: Path) -> None:
    """Case and outcome as they are when written again, before any table or picture is made."""
    data = {"case.json": case_to_json(made.case), "outcome.json": outcome_to_json(made.outcome)}
    for name, whole in data.items():
        if (folder / name).read_bytes() != whole:
            raise VerifyError(_not_following(name))


def _problem(error: Exception) -> Text:
    """What does not agree, in words of ours where we have them."""
    match error:
        case InputError(faults=faults):
            found = (text("{file}: {problem}", file=f.file, problem=f.problem) for f in faults)
            return text("{faults:list}", faults=tuple(found))
        case Ukrep5Error(problem=problem):
            return problem
    return text('"{why}"', why=str(error))


def _astray(file: str, certificate: Certificate) -> Text:
    """Why a file is not as it is when made again."""
    if certificate.words != words_sha256():
        return text(
            "the folder was made with another wording of the program; its tables cannot be made "
            "again here"
        )
    return _not_following(file)


def _not_following(file: str) -> Text:
    return text("{file} does not follow from the case and the awards", file=file)


def _compare_hashes(certificate: Certificate, folder: Path) -> None:
    if certificate.scheme != SCHEME:
        raise VerifyError(text("the certificate is of another version"))
    written = (folder / FILE).read_bytes() == certificate_json(certificate)
    if own_hash(certificate) != certificate.itself or not written:
        raise VerifyError(text("the certificate's own hash does not agree"))
    if certificate.policy != book_sha256():
        raise VerifyError(text("the outcome was made under another policy book"))
    found = hashes(folder)
    for name in sorted(set(found) | set(certificate.files)):
        if found.get(name) != certificate.files.get(name):
            raise VerifyError(text("the hash of {file} does not agree", file=name))


def remade(certificate: Certificate, folder: Path, book: PolicyBook) -> Match:
    """The match, from the case and the contracts chosen; recounted, the bounds confirmed.

    Raises
    ------
    CheckError
        If the contracts chosen do not survive the recount.
    """
    case = case_from_json((folder / "case.json").read_bytes())
    policy = book.with_changes(case.changes).on(case.on)
    can_keep_awards(case, policy)
    admissible = admissible_contracts(case, policy)
    problem = build_problem(admissible)
    result = checked(problem, certificate.result)
    if (certificate.case, certificate.seed) != (case.name, case.seed):
        raise CheckError(text("the certificate is of another case"))
    if problem.mechanism in REPEATED and solve(problem) != result:
        raise CheckError(
            text("the mechanism {how} chooses otherwise", how=MECHANISM[problem.mechanism])
        )
    return Match(
        case=case,
        policy=policy,
        admissible=admissible,
        problem=problem,
        result=result,
        outcome=outcome_of(case, policy, admissible, problem, result),
    )


def _differing(certificate: Certificate, made: Match, folder: Path, book: PolicyBook) -> set[str]:
    """Files that are not as they are when made again."""
    explanation = explain_match(made, certificate.answers)
    with tempfile.TemporaryDirectory() as temporary:
        again = Path(temporary)
        write_documents(again, made, others_of(made, book), explanation, certificate.lang)
        remade, found = hashes(again), hashes(folder)
    return {name for name in {*remade, *found} if remade.get(name) != found.get(name)}


def _same_makers(certificate: Certificate) -> bool:
    return all(certificate.versions.get(name) == version(name) for name in MAKERS)
