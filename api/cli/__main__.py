"""``python -m api.cli`` is ``ukrep5``."""

from api.cli import main

main()
