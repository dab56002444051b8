"""Article → Record."""

from datetime import UTC, date, datetime

import pytest

from newsspider import __version__
from newsspider.model import Article
from newsspider.normalise import normalise

VISIT = datetime(2021, 8, 2, tzinfo=UTC)
LEAD = "Chiều ngày 29/7, Tỉnh ủy tổ chức hội nghị trực tuyến."
FIRST = "Sáng 28/7, tại hội trường huyện Sông Mây, đoàn công tác đã làm việc với lãnh đạo các xã."


def record(published="Thứ bảy, 31/07/2021 14:05", lead=None, body=(), how=None):
    article = Article(
        url="http://a.vn/x",
        title="Tiêu đề",
        published=published,
        lead=lead,
        body=body,
        how=how or {},
    )
    return normalise(article, portal="a", fetched_at=VISIT)


@pytest.mark.parametrize(
    ("lead", "body", "day", "how"),
    [
        (LEAD, (FIRST,), date(2021, 7, 29), "lead"),
        ("Hội nghị có đông đủ đại biểu.", (FIRST, LEAD), date(2021, 7, 28), "body"),
        (None, (FIRST,), date(2021, 7, 28), "body"),
        (None, ("Không có ngày nào.", FIRST), None, None),
        (None, (), None, None),
    ],
)
def test_the_day_of_the_event_stands_in_the_lead_or_the_first_paragraph(lead, body, day, how):
    found = record(lead=lead, body=body)

    assert (found.event_date, found.how.get("event_date")) == (day, how)


@pytest.mark.parametrize("published", [None, "hôm nào đó", "31/07/2031"])
def test_without_a_date_of_publication_the_event_has_no_day(published):
    assert record(published=published, lead=LEAD).event_date is None


def test_the_year_of_the_event_is_told_from_vietnams_day_not_from_utc():
    found = record(published="2021-01-01T00:30:00+07:00", lead="Tối 31/12, pháo hoa rực sáng.")

    assert found.event_date == date(2020, 12, 31)


def test_how_and_reader_are_kept_and_change_no_text():
    plain = record(body=(FIRST,))
    told = record(body=(FIRST,), how={"body": "generic:prose"})

    assert told.how == {"body": "generic:prose", "event_date": "body"}
    assert told.extractor == __version__
    assert told.digest() == plain.digest()
