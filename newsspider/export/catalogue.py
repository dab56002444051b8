"""The field catalogue: what each column of a dataset means; all descriptions come from here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """One column of `articles`."""

    name: str
    kind: str
    """`string`, `integer`, `date`, `datetime`, `list` or `object` (JSON in CSV cells)."""
    meaning: str
    meaning_vi: str
    empty: str
    """What an empty cell means."""


COLUMNS = (
    Column("key", "string", "the article's name for good", "tên cố định của bài", "never empty"),
    Column("portal", "string", "portal it was published on", "cổng đăng bài", "never empty"),
    Column(
        "province", "string", "province that the portal speaks for, as it was called then",
        "tỉnh, thành phố của cổng khi đăng bài", "the portal speaks for none that is known",
    ),
    Column(
        "province_today", "string", "province that the same area belongs to since 1 July 2025"
        " (`newsspider provinces --csv` has the codes)", "tỉnh, thành phố hiện nay", "the same",
    ),
    Column("url", "string", "canonical URL", "địa chỉ chuẩn", "never empty"),
    Column("title", "string", "headline as a reader sees it", "tiêu đề", "no headline found"),
    Column(
        "published", "date", "when the page says it was published, ISO 8601, +07:00",
        "ngày đăng ghi trên trang", "the page prints no date, or none that can be true",
    ),
    Column("published_printed", "string", "that date as printed", "ngày như in trên trang", "none printed"),
    Column("published_precision", "string", "day, minute or second", "độ chính xác", "no date"),
    Column(
        "event_date", "date", "day of what it tells of, as its lead or first paragraph names it",
        "ngày diễn ra sự việc", "no day is named there, or the date of publication is unknown",
    ),
    Column(
        "views", "integer", "times read, as the portal counts, at the last visit",
        "số lượt xem ở lần thăm cuối", "the portal prints no counter for it; not zero",
    ),
    Column("category", "string", "section shown with it", "chuyên mục", "none shown"),
    Column("lead", "string", "summary set apart from the text", "sa-pô", "none set apart"),
    Column("body", "list", "paragraphs in order", "các đoạn văn", "title and files only"),
    Column("captions", "list", "captions of its pictures", "chú thích ảnh", "no captions"),
    Column("author", "string", "who signed it", "tác giả", "unsigned"),
    Column("source", "string", "where it was taken from", "nguồn", "none named"),
    Column("images", "list", "URLs of its pictures", "ảnh", "no pictures"),
    Column(
        "attachments", "list", "its files: url and name; digest, bytes, kind, capture_file, capture_offset of those"
        " that are archived (crawl --files), else null", "tệp đính kèm", "no files",
    ),
    Column("tags", "list", "keywords shown with it", "từ khóa", "none shown"),
    Column(
        "cluster", "string", "the same in all articles that carry the same release, word for word or nearly;"
        " the least of their keys, so it may be another in the next dataset",
        "nhóm bài cùng nội dung", "no other known article carries it, or it is too short to tell",
    ),
    Column("status", "string", "live, missing or withdrawn at the last visit", "tình trạng", "never empty"),
    Column("revision", "integer", "which of its texts this is, from 1", "bản thứ mấy", "never empty"),
    Column("first_seen", "datetime", "first visit, UTC", "lần thăm đầu", "never empty"),
    Column("last_seen", "datetime", "last visit that found it, UTC", "lần thăm cuối", "never empty"),
    Column("capture_file", "string", "WARC file that proves this text", "tệp WARC", "not archived"),
    Column("capture_offset", "integer", "byte offset of the record in it", "vị trí", "not archived"),
    Column("capture_digest", "string", "SHA-1 of the response, base32", "mã băm", "not archived"),
    Column(
        "capture_source", "string", "where the response was taken from that others had: an address of the Wayback"
        " Machine, a file with `#bytes=first-last`", "lấy từ kho lưu trữ nào", "we fetched it ourselves",
    ),
    Column(
        "how", "object", "for each field found, how: by selector (`family:.class`), by label or place"
        " (`generic:…`), from the listing (`card`)", "cách tìm ra từng trường", "never empty",
    ),
    Column("extractor", "string", "version of newsspider that read it", "phiên bản đọc", "never empty"),
)  # fmt: skip


def dictionary() -> str:
    """The catalogue as a table in Markdown."""
    lines = [
        "| column | type | meaning | nghĩa | an empty cell means |",
        "|---|---|---|---|---|",
        *(f"| {c.name} | {c.kind} | {c.meaning} | {c.meaning_vi} | {c.empty} |" for c in COLUMNS),
    ]
    return "\n".join(lines) + "\n"
