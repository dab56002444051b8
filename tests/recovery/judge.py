"""Whether a recovery has brought back what an archive held: `judge.py WARCS DATA LOG DATASET`."""

import json
import sqlite3
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

from newsspider.archive.heads import values
from newsspider.archive.reader import archive_files, captures, page_of
from newsspider.archive.verify import verify
from newsspider.demo.content import articles, edited

WARCS, DATA, LOG, DATASET = map(Path, sys.argv[1:])
REPLAY_GAP, INDEX_GAP, WAIT = 60 / 480, 60 / 24, 2


def say(what, told):
    sys.stdout.write(f"{what:<34} {told}\n")


def pages(paths):
    """Each page by URL, second and text, content coding undone."""
    known = {}
    for path in paths:
        for capture, fetch in captures(path, originals=known):
            html = any("html" in v for v in values(fetch.response_head, b"content-type"))
            if html and capture.status in {200, 404}:
                yield fetch.url, f"{fetch.fetched_at:%Y%m%d%H%M%S}", page_of(fetch).body


def history():
    """The newest article of the portal: corrected on the second day, and on the third."""
    first = next(iter(articles()))
    second = edited(first)
    texts = ["\n".join(a.body) for a in (first, second, edited(second))]
    rows = sqlite3.connect(DATA / "newsspider.db").execute(
        "select r.body, substr(r.first_seen, 1, 10), c.source from revisions r"
        " join articles a on a.id = r.article_id join captures c on c.id = r.capture_id"
        " where a.title = ? order by r.first_seen",
        (first.title,),
    )
    found = rows.fetchall()
    assert [(body, day) for body, day, _ in found[:3]] == list(
        zip(texts, ("2026-04-01", "2026-05-01", "2026-06-01"), strict=True)
    ), found
    assert all(source for *_, source in found[:3])
    assert [source for *_, source in found[3:]] == [None], "our own visit comes last"
    say("revisions of the newest article", f"{len(found)}, in order; the last is our own")


def paces():
    asked = [line.split(" ", 2) for line in LOG.read_text().splitlines()]
    refused = 0
    for (then, status, _), (now, _, _) in pairwise(asked):
        if status == "429":
            refused += 1
            assert float(now) - float(then) >= WAIT - 0.05, (then, now)
    for part, gap in (("/web/", REPLAY_GAP), ("/cdx/", INDEX_GAP)):
        times = [float(at) for at, _, path in asked if path.startswith(part)]
        mean = (times[-1] - times[0]) / (len(times) - 1)
        # Over ten questions: one that the kernel lets wait is followed by the next the sooner.
        spans = [behind - before for before, behind in zip(times, times[10:], strict=False)]
        assert min([mean, *(span / 10 for span in spans)]) >= gap * 0.95, (part, mean, spans)
        say(f"questions to {part}", f"{len(times)}, {mean:.3f} s apart (allowed: {gap:.3f} s)")
    say("429 answered, then waited for", f"{refused} times, {WAIT} s and more each")
    assert refused


held = Counter(pages(sorted(WARCS.glob("*.warc.gz"))))
files = archive_files(DATA, "demo")
recovered = Counter(pages(path for path in files if path.name.startswith("recovered-wayback-")))
assert recovered == held, (held - recovered, recovered - held)
say(
    "captures held and recovered",
    f"{held.total()} and {recovered.total()}, the same bytes and dates",
)
faults = [fault for path in files for fault in verify(path)]
assert faults == [], faults
say("newsspider verify", f"{len(files)} files")
history()
paces()
rows = [json.loads(line) for line in (DATASET / "articles.jsonl").read_text().splitlines()]
sources = Counter("own" if row["capture_source"] is None else "recovered" for row in rows)
early = sum(row["first_seen"] < "2026-07" for row in rows)
assert sources["own"]
assert early
say("export", f"{len(rows)} articles, proof {dict(sources)}, {early} seen before our first visit")
