"""Every value of every peer against ours: whoever proves another value, something is wrong."""

from collections.abc import Iterator, Sequence

from benchmarks.child import Step
from benchmarks.contest import Contest
from benchmarks.public_data import known_values


def differences(contests: Sequence[Contest]) -> list[str]:
    """A sentence for each value that does not agree; none, if all is well."""
    return [sentence for each in contests for sentence in _of(each)]


def _of(contest: Contest) -> Iterator[str]:
    if contest.ours.failure:
        yield f"{contest.work.name}: ours ended with {contest.ours.failure}"
    known = known_values(contest.work)
    if tuple(step.value for step in contest.ours.steps)[: len(known)] != known:
        yield f"{contest.work.name}: {known} is known, ours are others"
    for name, run in contest.peers.items():
        for ours, peer in zip(contest.ours.steps, run.steps, strict=False):
            if ours.name != peer.name:
                break
            if not agree(ours, peer):
                yield (
                    f"{contest.work.name}, {ours.name}: {name} {_said(peer)}, ours {_said(ours)}"
                )
            if not (ours.proven and peer.proven):
                break


def agree(ours: Step, peer: Step) -> bool:
    """Whether two answers to one goal can both be right, when all goals before were equal."""
    if ours.proven and peer.proven:
        return ours.value == peer.value and ours.fingerprint == peer.fingerprint
    if not peer.exact:
        return True
    if ours.proven:
        return peer.value <= ours.value
    if peer.proven and ours.value > peer.value:
        return False
    return ours.bound is None or peer.value <= ours.bound


def _said(step: Step) -> str:
    return f"{'proves' if step.proven else 'has'} {step.value}"
