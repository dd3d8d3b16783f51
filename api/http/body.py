"""The body of a request as raw bytes, within a limit, so that every fault of a case is told."""

from typing import Annotated

from fastapi import Depends, HTTPException, Request

LARGEST = 64 * 1024 * 1024
"""Bytes of the largest case taken."""


async def json_body(request: Request) -> bytes:
    """The body; 415 if it does not say that it is JSON, 413 once it passes the limit."""
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        raise HTTPException(415)
    if int(request.headers.get("content-length", "0")) > LARGEST:
        raise HTTPException(413)
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            raise HTTPException(413)
    return bytes(body)


JsonBody = Annotated[bytes, Depends(json_body)]
