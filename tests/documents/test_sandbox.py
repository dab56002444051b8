"""Hostile documents: whatever they do, the answer is a problem, soon."""

import io
import zipfile

import pytest
from written_documents import W, docx, p, pdf

from newsspider.documents import sandbox
from newsspider.documents.kinds import Kind
from newsspider.documents.sandbox import read_apart


def test_a_document_is_read_apart_as_it_is_read_here():
    found = read_apart(docx(p("Đắk Nông")))

    assert (found.kind, found.text, found.problem) == (Kind.DOCX, "Đắk Nông", None)
    assert read_apart(pdf("Đồng Tháp")).text == "Đồng Tháp"


def bomb(member, piece, times):
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED) as pack, pack.open(member, "w") as out:
        out.write(f"<w:document {W}><w:body>".encode())
        for _ in range(times):
            out.write(piece)
    return body.getvalue()


def test_a_zip_bomb_is_too_large():
    body = bomb("word/document.xml", b"<w:p/>" * 200_000, 120)

    assert len(body) < 1_000_000
    assert read_apart(body).problem == "document.too_large"


def test_a_member_that_belies_its_size_is_not_unpacked_further():
    body = bytearray(bomb("word/document.xml", b"<w:p/>" * 10_000, 10))
    place = body.rindex(b"PK\x01\x02")
    body[place + 24 : place + 28] = (4096).to_bytes(4, "little")

    assert read_apart(bytes(body)).problem == "document.broken"


def test_work_without_end_is_too_slow(monkeypatch):
    monkeypatch.setattr(sandbox, "CPU_SECONDS", 1)
    body = bomb("word/document.xml", b"<w:p/>" * 200_000, 100)

    assert read_apart(body).problem == "document.too_slow"


def test_an_entity_bomb_says_nothing_and_ends():
    entities = '<!ENTITY a0 "aaaaaaaaaa">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12)
    )
    xml = f"<!DOCTYPE d [{entities}]><w:document {W}><w:body><w:p><w:t>&a11;</w:t></w:p></w:body></w:document>"
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w") as pack:
        pack.writestr("word/document.xml", xml)

    found = read_apart(body.getvalue())

    assert (found.text, found.problem is None) == ("", False)


def test_deep_nesting_is_broken():
    deep = "<w:a>" * 100_000 + "</w:a>" * 100_000

    assert read_apart(docx(deep)).problem == "document.broken"


def test_memory_without_end_is_the_childs_own_trouble(monkeypatch):
    monkeypatch.setattr(sandbox, "MEMORY", 200 << 20)
    body = bomb("word/document.xml", b"<w:tbl><w:tr><w:tc>" + b"<w:p/>" * 200_000, 30)

    assert read_apart(body).problem == "document.broken"


def test_a_file_larger_than_the_limit_is_not_read(monkeypatch):
    monkeypatch.setattr(sandbox, "LARGEST", 10)

    assert read_apart(docx(p("a"))).problem == "document.too_large"


@pytest.mark.parametrize("answer", [b"", b"[]", b"{}", b'{"text": 1', b"[" * 100_000])
def test_an_answer_that_is_none_is_not_believed(answer):
    assert sandbox._understood(b"%PDF-", answer).problem == "document.broken"
