"""What archiving costs a crawl: `python benchmarks/wire.py [PAGES [ROUNDS]]`.

The same pages from the same loopback server, fetched in turn by Scrapy alone, as it comes, by Scrapy
listened to (heard, not kept), and with everything kept; each in a process of its own. CPU seconds of the
crawling process; what counts is the ratio, not the figure of one machine.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

PAGE = ("<html><h1>Khánh thành cầu</h1>" + "<p>Xã Tân Phước.</p>" * 300 + "</html>").encode()


class Pages(BaseHTTPRequestHandler):
    """Small pages, each of its own."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        body = PAGE + self.path.encode()
        head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\n\r\n"
        self.wfile.write(head.encode() + body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


def crawl(way: str, url: str, count: int, data: str) -> None:
    """Fetch all pages one way; prints the CPU seconds that it took."""
    from scrapy import Request, Spider
    from scrapy.crawler import AsyncCrawlerProcess
    from scrapy.settings import Settings
    from scrapy.utils.project import get_project_settings

    from newsspider import portals
    from newsspider.crawl.loader import spider_of

    base: Any = spider_of(portals.undeclared(url)) if way == "kept" else Spider

    class Bench(base):  # type: ignore[misc]
        name = "bench"

        async def start(self):  # type: ignore[no-untyped-def]
            for number in range(count):
                yield Request(f"{url}/{number}", callback=self.read, dont_filter=True)

        def read(self, response):  # type: ignore[no-untyped-def]
            assert response.status == 200

    ours = get_project_settings()
    settings = ours if way == "kept" else Settings()
    settings.setdict({"NEWSSPIDER_DATA": data, "DOWNLOAD_DELAY": 0, "ROBOTSTXT_OBEY": False})
    settings.setdict({"CONCURRENT_REQUESTS_PER_DOMAIN": 8, "LOG_LEVEL": "ERROR"})
    settings.set("TELNETCONSOLE_ENABLED", False)
    if way == "heard":
        settings.set("DOWNLOAD_HANDLERS", ours["DOWNLOAD_HANDLERS"])
    process = AsyncCrawlerProcess(settings)
    crawler = process.create_crawler(Bench)
    before = seconds()
    process.crawl(crawler)
    process.start()
    came = crawler.stats.get_value("downloader/response_status_count/200") if crawler.stats else 0
    if came != count:
        sys.exit(f"{way}: {came} of {count} pages came")
    sys.stdout.write(json.dumps(seconds() - before))


def seconds() -> float:
    """CPU seconds of this process so far."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def measured(way: str, url: str, count: int) -> float:
    """CPU seconds of one crawl."""
    with tempfile.TemporaryDirectory() as folder:
        run = subprocess.run(
            [sys.executable, __file__, way, url, str(count), str(Path(folder) / "data")],
            env={**os.environ, "SCRAPY_SETTINGS_MODULE": "newsspider.settings"},
            stdout=subprocess.PIPE,
            check=True,
        )
    return float(json.loads(run.stdout))


def main(count: int, rounds: int) -> None:
    """The ways in turn, so that a busy machine is busy for each; the best of the rounds."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}"
    ways = ("alone", "heard", "kept")
    found: dict[str, list[float]] = {way: [] for way in ways}
    for _ in range(rounds):
        for way in ways:
            found[way].append(measured(way, url, count))
    server.shutdown()
    alone = min(found["alone"])
    for way in ways:
        best = min(found[way])
        sys.stdout.write(f"{way:6} {best:6.2f} CPU s  {best / alone:5.2f} × Scrapy alone\n")


if __name__ == "__main__":
    if len(sys.argv) > 3:
        crawl(sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4])
    else:
        said = [int(number) for number in sys.argv[1:]]
        main(*said, *(2000, 3)[len(said) :])
