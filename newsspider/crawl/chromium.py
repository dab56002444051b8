"""Chromium: a page's scripts run in a browser that has no network; what they ask for, we fetch."""

from __future__ import annotations

import asyncio
import logging
import os
import shutil
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsspider.errors import DrawingError, MissingBrowserError

if TYPE_CHECKING:
    from playwright.async_api import Browser, BrowserContext, Page, Route

log = logging.getLogger("newsspider.crawl")

# Their bytes change no word of what is drawn.
_UNDRAWN = frozenset({"image", "font", "media", "stylesheet", "texttrack", "manifest", "websocket"})
# More is a page that polls, or one that draws a map.
_MOST_REQUESTS = 60
_LAUNCH = (
    # Nothing gets out past `Route`, not even a prefetch: no name resolves, and the proxy is none.
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--disable-background-networking",
    "--blink-settings=imagesEnabled=false",
    "--disable-dev-shm-usage",
)
_NOWHERE = "http://127.0.0.1:9"
_SIZE = "() => document.documentElement.outerHTML.length"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a page's script asks for."""

    url: str
    method: str
    headers: Mapping[str, str]
    body: bytes
    kind: str
    """Playwright's word for what it is for: `script`, `xhr`, `fetch`, `document` (a frame)."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What it is given."""

    status: int
    headers: Mapping[str, str]
    """Without those of the transfer: the body is whole and not content-coded."""
    body: bytes


_STAY = Answered(204, {}, b"")
Ask = Callable[[Wanted], Awaitable[Answered | None]]


def executable(declared: str | None) -> str:
    """The path of the Chromium to run: the one declared, or the first on PATH.

    Raises:
        MissingBrowserError: there is none, or the extra that speaks to it is not installed.
    """
    try:
        import playwright.async_api  # noqa: F401  # asked for, not used: is the extra there?
    except ImportError as error:
        raise MissingBrowserError("playwright is not installed") from error
    if declared:
        found = shutil.which(declared)
    else:
        found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        raise MissingBrowserError(f"no Chromium at {declared or 'PATH'}")
    return found


class Chromium:
    """A headless browser, started when the first page is drawn; one page at a time."""

    def __init__(self, path: str, *, user_agent: str, seconds: float, most: int) -> None:
        self._path = path
        self._user_agent = user_agent
        self._seconds = seconds
        self._most = most
        self._browser: Browser | None = None
        self._ends = AsyncExitStack()
        self._turn = asyncio.Lock()

    async def draw(self, url: str, document: Answered, ask: Ask, selector: str) -> bytes:
        """The page's DOM as HTML in UTF-8, once an element that `selector` names is in it.

        Raises:
            DrawingError: it took too long, grew too large, or the browser broke down.
        """
        from playwright.async_api import Error

        async with self._turn:
            try:
                async with asyncio.timeout(self._seconds):
                    return await self._draw(url, document, ask, selector)
            except TimeoutError:
                raise DrawingError(url, f"no {selector!r} in {self._seconds:g} s") from None
            except Error as error:
                raise DrawingError(url, str(error).partition("\n")[0]) from error

    async def close(self) -> None:
        """End the browser."""
        async with self._turn:
            self._browser = None
            await self._ends.aclose()

    async def _draw(self, url: str, document: Answered, ask: Ask, selector: str) -> bytes:
        context = await self._context()
        try:
            await context.route("**/*", Serving(url, document, ask).serve)
            page = await context.new_page()
            context.on("page", _shut)
            await page.goto(url, wait_until="commit", timeout=0)
            await page.wait_for_selector(selector, state="attached", timeout=0)
            await page.wait_for_load_state("domcontentloaded", timeout=0)
            if await page.evaluate(_SIZE) > self._most:
                raise DrawingError(url, f"its DOM is longer than {self._most} characters")
            return (await page.content()).encode("utf-8", "replace")
        finally:
            await context.unroute_all(behavior="ignoreErrors")
            await context.close()

    async def _context(self) -> BrowserContext:
        """A profile without a past: no cookie or cache of another page."""
        if self._browser is None or not self._browser.is_connected():
            self._browser = await self._start()
        context = await self._browser.new_context(
            user_agent=self._user_agent,
            locale="vi-VN",
            # Scripts print dates by the reader's clock; the portals' readers are in Việt Nam.
            timezone_id="Asia/Ho_Chi_Minh",
            service_workers="block",
            accept_downloads=False,
        )
        await context.route_web_socket("**/*", lambda socket: socket.close())
        return context

    async def _start(self) -> Browser:
        from playwright.async_api import async_playwright

        await self._ends.aclose()
        started = await self._ends.enter_async_context(async_playwright())
        browser = await started.chromium.launch(
            executable_path=self._path,
            args=list(_LAUNCH),
            proxy={"server": _NOWHERE, "bypass": "<-loopback>"},
            # Chromium's own sandbox does not work for root, as in most containers.
            chromium_sandbox=os.geteuid() != 0,
            handle_sigint=False,
            handle_sigterm=False,
            handle_sighup=False,
        )
        self._ends.push_async_callback(browser.close)
        return browser


class Serving:
    """Stands for the network while one page is drawn."""

    def __init__(self, url: str, document: Answered, ask: Ask) -> None:
        self._url = url
        self._document = document
        self._ask = ask
        self._asked = 0

    async def serve(self, route: Route) -> None:
        """Answer one request of the page: with what we fetched, or not at all."""
        answer = await self._answer(route)
        if answer is None:
            await route.abort("blockedbyclient")
        else:
            await route.fulfill(
                status=answer.status, headers=dict(answer.headers), body=answer.body
            )

    async def _answer(self, route: Route) -> Answered | None:
        request = route.request
        if request.is_navigation_request() and request.frame.parent_frame is None:
            # The page itself, once: where a script leads elsewhere, the page stays as it is.
            answer, self._document = self._document, _STAY
            return answer
        if request.resource_type in _UNDRAWN or request.method not in {"GET", "POST"}:
            return None
        self._asked += 1
        if self._asked > _MOST_REQUESTS:
            log.warning("%s asks for more than %d things", self._url, _MOST_REQUESTS)
            return None
        wanted = Wanted(
            url=request.url,
            method=request.method,
            headers=request.headers,
            body=request.post_data_buffer or b"",
            kind=request.resource_type,
        )
        return await self._ask(wanted)


async def _shut(page: Page) -> None:
    """Close a window that a script opened."""
    await page.close()
