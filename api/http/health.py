"""``GET /healthz``: whether the service answers."""

from fastapi import APIRouter

router = APIRouter(tags=["health"])


@router.get("/healthz")
def get_health() -> dict[str, str]:
    """The service answers."""
    return {"status": "ok"}
