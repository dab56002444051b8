"""Names: lines that are the name of a person or of a unit, by their words alone."""

from __future__ import annotations

import re

_LIMIT = 60
# Vietnamese capitals and small letters alternate in Unicode: no range holds only one of them.
_LOWER = (
    "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệfghiìíỉĩịjklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvwxyỳýỷỹỵz"
)
_UPPER = _LOWER.upper()
_CAPITALISED = rf"[{_UPPER}][\w.&’'/-]*"
_NAME = re.compile(
    rf"{_CAPITALISED}(?:\s+(?:{_CAPITALISED}|\({_CAPITALISED}\)?|&|và|-|–|[,;]))*\)?"
)
_UNIT = re.compile(
    r"(?:Ban|Phòng|Sở|Văn phòng|Trung tâm|Cổng|Đài|Báo|UBND|Tổ|Hội|Đoàn|Chi cục|Cục|Công an|Bộ"
    r"|Trường"
    r"|Huyện|Thành|Tỉnh|Đảng|Mặt trận|Uỷ ban|Ủy ban|Tòa|Toà|Viện|Kho bạc|Cộng tác viên|Nhóm"
    r"|Lực lượng"
    r"|Thanh tra|Liên đoàn|Hạt|Trạm|Khoa|Bệnh viện|Bảo hiểm|Ngân hàng|Điện lực|Đồn|Bộ đội|Đội|Quỹ"
    r"|Hiệp hội|Câu lạc bộ|Học viện|Chi bộ|Tổng cục|Vụ|Toà soạn|Tòa soạn|Nhà)\s"
    r"|(?:BBT|TTXVN|PV|CTV|BTV|VP)\b"
)
_PERSON = re.compile(rf"[{_UPPER}][{_LOWER}]+(?: [{_UPPER}][{_LOWER}]*){{1,3}}")
_RUN_ON = re.compile(
    rf"(?<=[.!?…”\"])(?P<name>[{_UPPER}][{_LOWER}]+(?: [{_UPPER}][{_LOWER}]*){{1,3}})$"
)
_BEHIND = re.compile(r"\s+[–-]\s+|,\s+")
_WORD = re.compile(r"[^\W\d_]+")
_MOST_WORDS = 8


def words(text: str) -> int:
    """How many words of letters a text has."""
    return len(_WORD.findall(text))


def is_name(text: str) -> bool:
    """Whether a line reads as the name of a person or a unit: few words, all capitalised."""
    if (
        not text
        or len(text) > _LIMIT
        or text[-1] in ".!?:;,"
        or not 1 <= words(text) <= _MOST_WORDS
    ):
        return False
    return _NAME.fullmatch(text) is not None or _UNIT.match(text) is not None


def is_person(text: str) -> bool:
    """Whether a line is a family name and one to three names more, with a unit behind or nothing.

    >>> is_person("Phạm Văn Phải – Sở GD&ĐT")
    True
    """
    if text.endswith(")"):
        text = text[:-1].replace("(", "- ", 1)
    name, _, unit = (part.strip() for part in _BEHIND.sub("\n", text, count=1).partition("\n"))
    return _PERSON.fullmatch(name) is not None and (not unit or _UNIT.match(unit) is not None)


def run_on(text: str) -> str:
    """The name that is run on to the last full stop of a text without a space; `""` for none."""
    found = _RUN_ON.search(text)
    return found["name"] if found else ""
