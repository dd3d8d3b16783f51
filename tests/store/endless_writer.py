"""A process that writes until it is killed, and tells of each write once it is kept."""

import sys
from datetime import UTC, datetime
from itertools import count

from api.store.acts import Act
from api.store.names import SERVICE
from api.store.store import open_store

if __name__ == "__main__":
    store = open_store(sys.argv[1])
    for number in count():
        with store.writing(SERVICE, datetime.now(UTC)) as work:
            work.note(Act.EXPORTED, f"{sys.argv[2]}_{number}")
        print(number, flush=True)
