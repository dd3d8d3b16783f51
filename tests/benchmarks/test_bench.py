"""The benchmark runs, compares every value, and says so when one differs."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.agreement import agree
from benchmarks.child import Run, Step, run
from benchmarks.contest import Contest, Terms, median
from benchmarks.figures import Verdict, figures
from benchmarks.instances import Kind, Work
from benchmarks.ratios import to_point
from benchmarks.record import section
from benchmarks.run import main


def a_step(
    value: int, *, proven: bool = True, exact: bool = True, bound: int | None = None
) -> Step:
    """A goal reached in two seconds."""
    return Step(name="awards", seconds=2.0, value=value, proven=proven, exact=exact, bound=bound)


def a_run(*steps: Step, after_goals: float = 0.0) -> Run:
    """A run that took a second to build."""
    return Run(built=1.0, steps=steps, after_goals=after_goals)


def test_the_quick_benchmark_prints_the_table_and_no_value_differs(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["--quick"]) == 0
    printed = capsys.readouterr().out
    assert "8/8" in printed
    assert "HiGHS" in printed
    assert "differs" not in printed


def test_two_proven_values_agree_only_if_they_are_equal() -> None:
    assert agree(a_step(10), a_step(10))
    assert not agree(a_step(10), a_step(9))
    assert not agree(a_step(10), a_step(11))


def test_a_peer_in_the_middle_of_its_search_may_lag_but_never_pass_what_we_proved() -> None:
    assert agree(a_step(10), a_step(9, proven=False))
    assert not agree(a_step(10), a_step(11, proven=False))


def test_a_choice_that_breaks_a_row_after_rounding_says_nothing() -> None:
    assert agree(a_step(10), a_step(11, proven=False, exact=False))


def test_what_a_peer_proves_lies_between_our_value_and_our_bound() -> None:
    ours = a_step(10, proven=False, bound=12)
    assert agree(ours, a_step(12))
    assert not agree(ours, a_step(13))
    assert not agree(ours, a_step(9))


def test_the_last_goal_counts_the_proof_that_no_other_choice_is_equal() -> None:
    ours = a_run(a_step(1), a_step(2), after_goals=3.0)
    assert ours.seconds_to(1) == 3.0
    assert ours.seconds_to(2) == 8.0


def test_a_peer_that_stops_early_counts_with_one_limit_more() -> None:
    ours = a_run(a_step(1), a_step(2))
    peer = a_run(a_step(1), a_step(2, proven=False))
    assert to_point(ours, peer, 1, seconds=60.0) == 1.0
    assert to_point(ours, peer, 2, seconds=60.0) == 63.0 / 5.0


def test_the_median_is_the_run_in_the_middle() -> None:
    runs = [a_run(a_step(1), after_goals=after) for after in (9.0, 1.0, 5.0)]
    assert median(runs).after_goals == 5.0


def test_a_process_that_overruns_is_stopped_and_keeps_what_it_said(tmp_path: Path) -> None:
    said = '{"step": "built", "seconds": 0.5}'
    script = f"import time; print('{said}', flush=True); time.sleep(60)"
    stopped = run([sys.executable, "-c", script], tmp_path, seconds_a_step=0.2)
    assert (stopped.built, stopped.failure, stopped.finished) == (0.5, "stopped", False)


def test_a_process_that_breaks_says_how(tmp_path: Path) -> None:
    broken = run([sys.executable, "-c", "raise RecursionError('too deep')"], tmp_path, 1.0)
    assert broken.failure == "RecursionError: too deep"


def a_deferred(scholars: int, peer: str, seconds: float) -> Contest:
    """Deferred acceptance in two seconds, and a peer's run of so many."""
    return Contest(
        work=Work(kind=Kind.DEFERRED, scholars=scholars, unfunded=False, seed=1),
        contracts=5 * scholars,
        ours=Run(built=0.0, steps=(a_step(1),), finished=True),
        peers={peer: Run(built=0.0, steps=(replace(a_step(1), seconds=seconds),), finished=True)},
    )


@pytest.mark.parametrize(
    ("contest", "verdict"),
    [
        (a_deferred(5_000, "matching", 100.0), Verdict.REACHED),
        (a_deferred(5_000, "matching", 99.0), Verdict.MISSED),
        (a_deferred(100_000, "raw flow", 2.0), Verdict.REACHED),
        (a_deferred(100_000, "raw flow", 1.9), Verdict.MISSED),
    ],
)
def test_a_figure_is_reached_or_missed_by_what_was_measured(
    contest: Contest, verdict: Verdict
) -> None:
    judged = [each for each in figures([contest], 60.0) if each.verdict is not Verdict.NOT_RUN]
    assert [each.verdict for each in judged] == [verdict]


def test_the_record_says_what_was_run_and_what_was_not() -> None:
    contest = a_deferred(5_000, "matching", 120.0)
    told = section([contest], figures([contest], 60.0), Terms())
    assert "| deferred acceptance, 5,000 scholars | 50× `matching` | 60×; 60× without " in told
    assert "| 130 scholars |" in told
    assert "| not run |" in told
    assert str(Path.cwd()) not in told


def test_an_unknown_peer_is_told() -> None:
    with pytest.raises(SystemExit, match="unknown peers: gurobi"):
        main(["--peers", "gurobi"])
