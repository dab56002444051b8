"""The queries of docs/data.md run, and say what the page says they say."""

import re
from datetime import UTC, datetime
from pathlib import Path

from newsspider.model import Article
from newsspider.normalise import normalise
from newsspider.store.database import open_store

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)
QUERIES = re.findall(
    r"```sql\n(.*?)```", Path("docs/data.md").read_text(encoding="utf-8"), re.DOTALL
)
RELEASE = (
    "Ủy ban nhân dân tỉnh vừa có công văn yêu cầu các sở, ban, ngành và địa phương chủ động phòng ngừa,"
    " ứng phó với mưa lớn, lũ quét và sạt lở đất trong những ngày tới; tổ chức trực ban nghiêm túc, kiểm"
    " tra hồ đập và thông tin kịp thời đến người dân."
)


def test_who_carried_a_release_and_who_first(tmp_path):
    store = open_store(tmp_path)
    for portal, published, body in [
        ("a", "03/10/2026", RELEASE),
        ("b", "02/10/2026 08:00", RELEASE),
        ("c", None, RELEASE),
        ("d", "01/10/2026", "Một bài khác."),
    ]:
        article = Article(
            url=f"http://{portal}.vn/1", title="Mưa lớn", published=published, body=(body,)
        )
        told = normalise(article, portal=portal, fetched_at=NOON)
        store.save_record(told, capture=None, run=None, seen_at=NOON)

    (query,) = QUERIES
    rows = [tuple(row)[:4] for row in store.connection.execute(query)]
    store.close()

    assert rows == [("a/a.vn/1", "b", "2026-10-02T08:00:00+07:00", 3)]
