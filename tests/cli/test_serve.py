"""The server as it is started from the command line."""

import contextlib
import socket
import subprocess
import sys
import time
import urllib.request

from tests.cli.running import ROOT


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def health(port: int) -> bytes:
    for _ in range(200):
        with contextlib.suppress(OSError):
            found: bytes = urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz").read()
            return found
        time.sleep(0.1)
    raise TimeoutError(port)


def test_the_server_answers_and_stops_when_asked() -> None:
    port = free_port()
    command = [sys.executable, "-m", "api.cli", "serve", "--port", str(port), "--lang", "en"]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert health(port) == b'{"status":"ok"}'
        finally:
            server.terminate()
        _, told = server.communicate(timeout=20)
    assert f"http://127.0.0.1:{port}/openapi.json" in told
