"""``GET /metrics``: figures for Prometheus; they count requests and runs, never people."""

from collections.abc import Callable, Iterable
from datetime import datetime

from fastapi import APIRouter, Request, Response
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from prometheus_client.registry import Collector

from api.http.asking import Service, Who
from api.http.documents import problems
from api.identity.may import Action, must
from api.store.beats import workers_alive
from api.store.runs import run_counts
from api.store.store import Store

router = APIRouter(tags=["health"])


class Metrics:
    """The figures of one application."""

    def __init__(self, service: Service) -> None:
        self.registry = CollectorRegistry()
        self.registry.register(_Runs(service.store, service.clock))
        self._requests = Counter(
            "ukrep5_requests",
            "Requests answered.",
            ("method", "route", "status"),
            registry=self.registry,
        )
        self._seconds = Histogram(
            "ukrep5_request_seconds",
            "Seconds until a request was answered.",
            ("method", "route"),
            registry=self.registry,
        )

    def count(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count an answered request."""
        self._requests.labels(method, route, str(status)).inc()
        self._seconds.labels(method, route).observe(seconds)


class _Runs(Collector):
    """Runs as the store has them when somebody asks."""

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clock = clock

    def describe(self) -> Iterable[Metric]:
        """Nothing that could be known before the store is asked."""
        return ()

    def collect(self) -> Iterable[Metric]:
        """Runs by kind and state, and workers that live."""
        with self._store.reading() as db:
            counts = run_counts(db)
            alive = workers_alive(db, self._clock())
        runs = GaugeMetricFamily("ukrep5_runs", "Runs in the store.", labels=("kind", "state"))
        for (kind, state), number in counts.items():
            runs.add_metric((kind, state), number)
        return (runs, GaugeMetricFamily("ukrep5_workers", "Workers that live.", value=alive))


@router.get(
    "/metrics",
    response_class=Response,
    responses={200: {"content": {CONTENT_TYPE_PLAIN_0_0_4: {}}}, **problems(401, 403)},
)
def get_metrics(request: Request, identity: Who) -> Response:
    """The figures, for an officer or a token of the scope ``read``."""
    must(identity, Action.READ_METRICS)
    metrics = request.app.state.metrics
    assert isinstance(metrics, Metrics)
    return Response(generate_latest(metrics.registry), media_type=CONTENT_TYPE_PLAIN_0_0_4)
