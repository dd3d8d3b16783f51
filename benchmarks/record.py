"""A dated section of RESULTS.md: machine, versions, figures, table."""

import os
import platform
from collections.abc import Sequence
from datetime import date
from importlib.metadata import version
from typing import Final

from benchmarks.contest import SHORT, Contest, Terms
from benchmarks.environments import HERE, versions
from benchmarks.figures import Figure
from benchmarks.table import header, markdown, rows

RESULTS: Final = HERE / "RESULTS.md"


def record(contests: Sequence[Contest], found: Sequence[Figure], terms: Terms) -> None:
    """Append what this run found."""
    with RESULTS.open("a", encoding="utf-8") as file:
        file.write("\n" + section(contests, found, terms))


def section(contests: Sequence[Contest], found: Sequence[Figure], terms: Terms) -> str:
    """Today's section."""
    figures = [(each.work, each.asked, each.measured, each.verdict) for each in found]
    parts = (
        f"## {date.today().isoformat()}",  # noqa: DTZ011, the day where the machine is
        _circumstances(terms),
        markdown(("work", "figure", "measured", "verdict"), figures),
        markdown(header(contests), rows(contests)),
    )
    return "\n\n".join(parts) + "\n"


def _circumstances(terms: Terms) -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**30
    ours = f"ukrep5 {version('ukrep5')}, ortools {version('ortools')}"
    return (
        f"{os.cpu_count()} cores, {memory} GiB, Python {platform.python_version()}; {ours}; "
        f"peers: {', '.join(versions())}. Limit of a goal {terms.seconds:.0f} s (ours "
        f"{terms.ours:.0f} s, above 5,000 scholars {terms.ours_large:.0f} s); median of "
        f"{terms.repeats} runs up to 1,000 scholars, where one takes under {SHORT:.0f} s."
    )
