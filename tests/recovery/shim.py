"""A shim over pywb that speaks as the Wayback Machine and Common Crawl do.

`shim.py PYWB COLLECTION WARCS LOG`: prints its address, then serves until it is killed. Every 25th
question is refused with 429 and a time to wait. Each question goes into LOG: time, path, status.
"""

import json
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import urllib3

PYWB, COLLECTION, WARCS, LOG = sys.argv[1], sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4])
REFUSED_EVERY, WAIT = 25, 2
PAGE = 60
FIELDS = {
    "timestamp": "timestamp", "original": "url", "mimetype": "mime", "statuscode": "status",
    "digest": "digest", "length": "length",
}  # fmt: skip
NOT_OF_THE_PAGE = {"memento-datetime", "link", "content-length", "content-location"}
POOL = urllib3.PoolManager()
LOCK = threading.Lock()


def asked_pywb(path):
    return POOL.request(
        "GET", f"{PYWB}/{COLLECTION}{path}", headers={"Accept-Encoding": "identity"},
        redirect=False, preload_content=True, decode_content=False,
    )  # fmt: skip


def lines(**question):
    answer = asked_pywb("/cdx?" + urlencode({**question, "output": "json"}))
    return [json.loads(line) for line in answer.data.splitlines() if line.strip()]


class Handler(BaseHTTPRequestHandler):
    asked = 0

    def log_message(self, *_):
        pass

    def do_GET(self):
        with LOCK:
            type(self).asked += 1
            refuse = type(self).asked % REFUSED_EVERY == 0
        if refuse:
            return self.say(429, b"", [("Retry-After", str(WAIT))])
        parts = urlsplit(self.path)
        question = {name: values[0] for name, values in parse_qs(parts.query).items()}
        if parts.path == "/cdx/search/cdx":
            return self.index(question)
        if parts.path.startswith("/web/"):
            return self.replay(self.path.removeprefix("/web"))
        if parts.path == "/collinfo.json":
            home = f"http://{self.headers['Host']}"
            return self.say(
                200, json.dumps([{"cdx-api": f"{home}/CC-MAIN-2026-22-index"}]).encode()
            )
        if parts.path.endswith("-index"):
            return self.crawl_index(question)
        return self.range(WARCS / Path(parts.path).name)

    def index(self, question):
        found = lines(url=question["url"], matchType=question["matchType"])
        start = int(question.get("resumeKey", 0))
        names = question["fl"].split(",")
        rows = [names] if found else []
        for line in found[start : start + PAGE]:
            revisit = line["mime"] == "warc/revisit"
            said = {name: str(line.get(theirs, "-")) for name, theirs in FIELDS.items()}
            rows.append([("-" if revisit and n == "statuscode" else said[n]) for n in names])
        if start + PAGE < len(found):
            rows += [[], [str(start + PAGE)]]
        self.say(200, json.dumps(rows).encode())

    def replay(self, place):
        answer = asked_pywb(place)
        if "Memento-Datetime" not in answer.headers:
            return self.say(404, b"", [("X-Archive-Wayback-Runtime-Error", "ResourceNotAvailable")])
        memento = [("Memento-Datetime", answer.headers["Memento-Datetime"])]
        old = [
            (f"X-Archive-Orig-{name.lower().removeprefix('x-archive-orig-')}", value)
            for name, value in answer.headers.items()
            if name.lower() not in NOT_OF_THE_PAGE
        ]
        # pywb puts it aside where it has undone the coding, as the Wayback Machine does.
        coding = [(n, v) for n, v in answer.headers.items() if n.lower() == "content-encoding"]
        return self.say(answer.status, answer.data, [*memento, *old, *coding])

    def crawl_index(self, question):
        found = lines(url=question["url"])
        if not found:
            return self.say(404, b'{"message": "No Captures found"}')
        if int(question.get("page", 0)):
            return self.say(400, b'{"message": "Page out of range"}')
        return self.say(200, b"".join(json.dumps(line).encode() + b"\n" for line in found))

    def range(self, path):
        first, _, last = self.headers.get("Range", "").removeprefix("bytes=").partition("-")
        if not (path.is_file() and last):
            return self.say(404, b"")
        return self.say(206, path.read_bytes()[int(first) : int(last) + 1])

    def say(self, status, body, headers=()):
        with LOCK, LOG.open("a") as log:
            log.write(f"{time.time():.3f} {status} {self.path}\n")
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
sys.stdout.write(f"http://127.0.0.1:{server.server_port}\n")
sys.stdout.flush()
server.serve_forever()
