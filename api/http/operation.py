"""What every request passes: the log, the figures, the limits."""

from fastapi import FastAPI

from api.http import health, metrics
from api.http.asking import Service
from api.http.limits import limits_of
from api.http.logs import Watched
from api.http.metrics import Metrics


def add_operation(app: FastAPI, service: Service) -> None:
    """Health and figures, a log line for each request, and allowances for whoever asks."""
    app.state.limits = limits_of(service.settings)
    app.state.metrics = Metrics(service)
    app.include_router(health.router)
    app.include_router(metrics.router)
    app.add_middleware(Watched, metrics=app.state.metrics)
