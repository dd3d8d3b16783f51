"""No body is read past a limit, whatever it says of its size; API and pages say so in their way."""

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class WithinSize:
    """Ends the reading of a body that is too large: 413."""

    def __init__(self, app: ASGIApp, most: int) -> None:
        self.app = app
        self.most = most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, counting what is read of its body."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        length = Headers(scope=scope).get("content-length", "")
        read = int(length) if length.isdigit() and int(length) > self.most else 0

        async def counted() -> Message:
            nonlocal read
            message = await receive() if read <= self.most else {"type": "http.disconnect"}
            read += len(message.get("body", b""))
            if read > self.most:
                raise HTTPException(413)
            return message

        await self.app(scope, counted, send)
