"""A folder forged whole, from other awards and in agreement with itself: what is caught, and what
cannot be caught without solving again.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from matching.certificate import read_certificate
from matching.errors import CheckError, VerifyError
from matching.rules.book import policy_book
from matching.solver.checked import checked
from matching.solver.result import Proof, SolveResult
from matching.verify import verify
from tests.engine.cases import case_of, matched
from tests.solver.small import every_choice
from tests.verify.adversary import called_search, edited, forged, sealed, with_choice


def other_choices() -> Iterator[tuple[int, ...]]:
    """Every choice on tiny that keeps places and lines, but that of the match."""
    made = matched("tiny")
    for choice in every_choice(made.problem):
        contracts = tuple(int(c) for c in np.flatnonzero(choice))
        if contracts != made.result.chosen:
            yield contracts


def first_difference(forgery: SolveResult) -> Proof:
    """Proof of the first goal in which a forgery is worse than the match."""
    true = matched("tiny").result
    return next(
        goal.proof
        for goal, other in zip(true.goals, forgery.goals, strict=True)
        if goal.value != other.value
    )


def test_the_true_result_forged_again_is_accepted(tmp_path: Path) -> None:
    forged(tmp_path / "out", case_of("tiny"), matched("tiny").result)
    assert verify(tmp_path / "out", policy_book()).case == "tiny"


def test_no_other_choice_passes_for_the_best_where_a_goal_was_proven_by_duality() -> None:
    made = matched("tiny")
    tried = 0
    for contracts in other_choices():
        forgery = with_choice(made.problem, made.result, contracts)
        if first_difference(forgery) is Proof.DUALITY:
            tried += 1
            with pytest.raises(CheckError):
                checked(made.problem, forgery)
    assert tried > 30


def test_every_other_choice_on_tiny_differs_first_in_such_a_goal() -> None:
    made = matched("tiny")
    for contracts in other_choices():
        forgery = with_choice(made.problem, made.result, contracts)
        assert first_difference(forgery) is Proof.DUALITY


@pytest.mark.parametrize("which", [0, 5, -1])
def test_a_whole_folder_for_another_choice_is_rejected(which: int, tmp_path: Path) -> None:
    made = matched("tiny")
    contracts = list(other_choices())[which]
    forgery = with_choice(made.problem, made.result, contracts)
    forged(tmp_path / "out", made.case, forgery)
    with pytest.raises(VerifyError, match=r"the multipliers prove|at least 1 are asked"):
        verify(tmp_path / "out", policy_book())


def test_a_forgery_that_calls_every_proof_a_search_has_to_say_so_and_fails_the_search(
    tmp_path: Path,
) -> None:
    """A search leaves nothing to confirm; only solving again tells, which ``again`` does."""
    made = matched("tiny")
    contracts = made.result.chosen[:-1]
    forgery = called_search(with_choice(made.problem, made.result, contracts))
    forged(tmp_path / "out", made.case, forgery)
    verified = verify(tmp_path / "out", policy_book())
    assert all("by search" in sentence.one for sentence in verified.proofs())
    with pytest.raises(VerifyError, match="another outcome"):
        verify(tmp_path / "out", policy_book(), again=True)


def test_a_true_folder_is_found_again(tmp_path: Path) -> None:
    made = matched("tiny")
    forged(tmp_path / "out", made.case, made.result)
    verified = verify(tmp_path / "out", policy_book(), again=True)
    assert not any("by search" in sentence.one for sentence in verified.proofs())


def test_a_forged_stable_match_is_rejected(stable: Path, tmp_path: Path) -> None:
    """A mechanism without goals proves nothing, but it is repeated in no time."""
    made = matched("velenje-completion")
    problem = made.problem
    held = dict(zip(problem.scholar[list(made.result.chosen)], made.result.chosen, strict=True))
    better = next(
        c
        for c in range(problem.contracts)
        if c not in made.result.chosen
        and problem.scholar_rank[c] > problem.scholar_rank[held[problem.scholar[c]]]
        and (problem.position[list(made.result.chosen)] == problem.position[c]).sum()
        < problem.capacity[problem.position[c]]
    )
    others = [c for c in made.result.chosen if problem.scholar[c] != problem.scholar[better]]
    forgery = with_choice(problem, made.result, tuple(sorted([*others, better])))
    assert verify(stable, policy_book()).case == made.case.name
    forged(tmp_path / "out", made.case, forgery)
    with pytest.raises(VerifyError, match="mechanism"):
        verify(tmp_path / "out", policy_book())


BLOCKED = """
import sys
from pathlib import Path

class NoSolver:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"ortools", "highspy"}:
            raise ImportError(name)

sys.meta_path.insert(0, NoSolver())
from matching.errors import VerifyError
from matching.rules.book import policy_book
from matching.verify import verify

for folder in sys.argv[1:]:
    try:
        print("accepted", verify(Path(folder), policy_book()).case)
    except VerifyError as error:
        print("rejected", error)
assert "ortools" not in sys.modules
"""


def test_everything_is_verified_without_or_tools(tiny: Path, stable: Path, tmp_path: Path) -> None:
    bad = shutil.copytree(tiny, tmp_path / "bad")
    certificate = read_certificate(bad)
    edited(bad / "outcome.json", lambda outcome: outcome["awards"].pop())
    sealed(bad, replace(certificate))
    done = subprocess.run(
        [sys.executable, "-c", BLOCKED, str(tiny), str(stable), str(bad)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    said = done.stdout.splitlines()
    assert said[:2] == ["accepted tiny", f"accepted {case_of('velenje-completion').name}"]
    assert said[2].startswith("rejected outcome.json")
