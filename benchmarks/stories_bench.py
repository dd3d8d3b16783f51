"""How long the three stories take a browser that does not hesitate, beside their five minutes.

``python -m benchmarks.stories_bench`` walks them as the tests do, in Chromium, in both languages
and at every width; each walk asserts its count of steps. A person reads and thinks besides.
"""

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import parse

ROOT: Final = Path(__file__).parents[1]
WALKS: Final = {
    "tests/pages/test_story.py": ("test_the_officers_story", "test_the_story_needs_no_script"),
    "tests/pages_parties/test_stories.py": (
        "test_the_employer_states_places_and_ranks_within_nine_steps",
        "test_the_graduate_ranks_and_answers_within_nine_steps",
    ),
}
FIVE_MINUTES: Final = 300


def main() -> None:
    """Print each walk and its seconds."""
    with tempfile.TemporaryDirectory(prefix="ukrep5-") as folder:
        report = Path(folder) / "walks.xml"
        asked = [f"{file}::{name}" for file, names in WALKS.items() for name in names]
        command = [sys.executable, "-m", "pytest", "-q", "-n", "0", f"--junitxml={report}", *asked]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        if done.returncode:
            sys.exit(done.stdout)
        for walk in parse(report).iter("testcase"):
            seconds = float(walk.attrib["time"])
            print(f"{walk.attrib['name']}: {seconds:.1f} s (asked: {FIVE_MINUTES} s)")


if __name__ == "__main__":
    main()
