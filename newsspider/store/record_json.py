"""A record as JSON: the one form that journal, database, export and `extract` share."""

from __future__ import annotations

from newsspider.model import Record


def record_row(record: Record) -> dict[str, object]:
    """The record as a JSON object; keys always in this order, absent values None."""
    published = record.published
    return {
        "key": record.key,
        "portal": record.portal,
        "province": record.province,
        "province_today": record.province_today,
        "url": record.url,
        "title": record.title,
        "published": published.iso() if published else None,
        "published_printed": record.published_printed,
        "published_precision": published.precision.value if published else None,
        "event_date": record.event_date.isoformat() if record.event_date else None,
        "views": record.views,
        "views_printed": record.views_printed,
        "comments": record.comments,
        "category": record.category,
        "lead": record.lead,
        "body": list(record.body),
        "captions": list(record.captions),
        "author": record.author,
        "source": record.source,
        "images": list(record.images),
        "attachments": [{"url": a.url, "name": a.name} for a in record.attachments],
        "tags": list(record.tags),
        "how": dict(record.how),
        "problems": [
            {"code": p.code, "detail": p.detail, "field": p.field} for p in record.problems
        ],
        "extractor": record.extractor,
    }
