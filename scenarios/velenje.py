"""The cases of Velenje: real sizes where a call is known, everything else drawn from a seed.

``python -m scenarios.velenje`` writes them anew into ``scenarios/cases``.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from matching.domain import Case, Pin, PinKind, PositionId, RunningAward, ScholarId
from matching.money import Cents
from matching.write import write_case
from scenarios.completion import completing
from scenarios.generate import Places, Shape, generate
from scenarios.generator.people import BEGINS, ENDS

FROM_THE_CAP: Final = Shape(
    years_left=(1, 1, 1, 2, 2, 2, 3),
    secondary_amounts=(100, 120, 150, 150, 180, 200),
    tertiary_amounts=(200, 220, 250, 250, 300, 350),
    visits=(3, 4, 4),
    tertiary=0.25,
    non_deficit=0,
    each_scholar_flaw=0.015,
    each_employer_flaw=0,
    each_practice_flaw=0.015,
    limited_employers=0,
    shared_firms=0,
    accepting_unfunded=0,
)
"""Nobody in the last year and every amount at the cap or above: what a place costs is known."""


DECIDED: Final = (
    Pin(
        scholar_id=ScholarId("S-0021"),
        position_id=PositionId("P-002"),
        decision=PinKind.NEVER,
        reason="Obe strani sta po razgovoru soglasno odstopili od dogovora.",
    ),
    Pin(
        scholar_id=ScholarId("S-0035"),
        position_id=PositionId("P-018"),
        decision=PinKind.NEVER,
        reason="Nasprotje interesov: ožje sorodstvo z mentorjem pri delodajalcu.",
    ),
    Pin(
        scholar_id=ScholarId("S-0128"),
        position_id=PositionId("P-009"),
        decision=PinKind.MUST,
        reason="Mesto je dodeljeno z odločitvijo o pritožbi na lanski razpis.",
    ),
)
"""What the officer settled before the match of velenje-100."""


def velenje_2019() -> Case:
    """The call of 2019/20: 10 employers, 47 places for pupils and 15 for students."""
    shape = replace(
        FROM_THE_CAP,
        begins=2019,
        employers=10,
        occupations=6,
        places=Places(secondary=47, tertiary=15),
        limit=Cents(38_000_00),
    )
    return generate(80, 38_000, shape=shape, name="velenje-2019")


def velenje_2022() -> Case:
    """The call of 2022/23: 5 employers, 61 places for pupils and 20 for students.

    What the municipality planned is not known; the line pays every place to the cent.
    """
    shape = replace(
        FROM_THE_CAP,
        begins=2022,
        employers=5,
        places=Places(secondary=61, tertiary=20),
        limit=Cents(48_480_00),
    )
    case = generate(110, 2022, shape=shape, name="velenje-2022")
    (line,) = case.budget
    return replace(case, budget=(replace(line, name=f"{line.name} (predpostavka)"),))


def velenje_100() -> Case:
    """The aim of the strategy: a hundred co-funded awards in a year, under a line that binds."""
    shape = Shape(
        begins=2024,
        employers=24,
        target=100,
        visits=(3, 3, 4, 4),
        places_a_scholar=1.25,
        non_deficit=0.03,
        each_scholar_flaw=0.01,
        each_employer_flaw=0.04,
        each_practice_flaw=0.01,
        limit=Cents(65_000_00),
    )
    case = generate(130, 101, shape=shape, name="velenje-100")
    return replace(case, decided=DECIDED, running_awards=_running(case, 12))


def velenje_completion() -> Case:
    """Forty scholars who finish in 2025 choose among the jobs of 12 employers."""
    shape = Shape(
        begins=2024,
        employers=12,
        years_left=(0,),
        places_a_scholar=1.2,
        non_deficit=0,
        each_scholar_flaw=0,
        each_employer_flaw=0,
        each_practice_flaw=0,
        limited_employers=0,
    )
    case = generate(40, 2025, shape=shape, name="velenje-completion")
    return completing(case, on=date(2025, 7, 1))


CASES: Final[Mapping[str, Callable[[], Case]]] = {
    "velenje-2019": velenje_2019,
    "velenje-2022": velenje_2022,
    "velenje-100": velenje_100,
    "velenje-completion": velenje_completion,
}
"""Every case in git that is drawn from a seed."""

SOURCES: Final[Mapping[str, str]] = {
    "velenje-2019": "Employers, places by level and 38,000 EUR: press report on the call of 2019; "
    "that 38,000 EUR is a line of the school year is assumed.",
    "velenje-2022": "Employers and places by level: press report on the call of 2022; "
    "the line is assumed: what all places cost at the caps.",
    "velenje-100": "The target of 100 awards: TalentMagnet strategy, measure 5; "
    "the line and everything else are made up.",
    "velenje-completion": "Made up as a whole: no choice at completion has been held yet.",
}
"""What of each case is known, for the first line of its file."""

FOLDER: Final = Path(__file__).parent / "cases"


def write(folder: Path = FOLDER) -> None:
    """Write every case that is drawn from a seed, with its source in the first line."""
    for name, make in CASES.items():
        write_case(make(), folder / name)
        settings = folder / name / "case.toml"
        known = f"# {SOURCES[name]}\n# Scholars, amounts and wishes are drawn from a seed.\n"
        settings.write_text(known + settings.read_text(encoding="utf-8"), encoding="utf-8")


def _running(case: Case, count: int) -> tuple[RunningAward, ...]:
    """Awards of the year before, at every fourth position, for two or three school years."""
    first = int(case.school_year[:4]) - 1
    return tuple(
        RunningAward(
            scholar_id=ScholarId(f"R-{number:04}"),
            employer_id=position.employer_id,
            occupation=position.occupation,
            level=position.level,
            monthly_amount=position.monthly_amount,
            paid_from=date(first, *BEGINS[position.level]),
            completes_on=date(first + 2 + number % 2, *ENDS[position.level]),
        )
        for number, position in enumerate(case.positions[::4][:count], start=1)
    )


if __name__ == "__main__":
    write()
