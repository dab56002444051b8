"""Small documents of our own, written byte by byte: what Word, Excel and printers make of a notice."""

import io
import struct
import zipfile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def packed(**members):
    """A ZIP file; in names, `__` is `/` and `_` is `.`."""
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, text in members.items():
            pack.writestr(name.replace("__", "/").replace("_", "."), text)
    return body.getvalue()


def docx(content):
    return packed(word__document_xml=f"<w:document {W}><w:body>{content}</w:body></w:document>")


def p(*texts):
    return "<w:p>" + "".join(f"<w:r><w:t>{text}</w:t></w:r>" for text in texts) + "</w:p>"


def pdf(*pages, locked=False):
    """A PDF that draws each page's words by a font of its own, as Word's printers do."""
    letters = sorted(set("".join(pages)))
    code = {letter: number for number, letter in enumerate(letters, 1)}
    said = "\n".join(f"<{n:04x}> <{ord(c):04x}>" for c, n in code.items())
    unicode = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2"
        " def 1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{len(code)} beginbfchar\n{said}\nendbfchar endcmap end end"
    )
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(f'{6 + 2 * i} 0 R' for i in range(len(pages)))}] >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H"
        " /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /DW 600 /CIDSystemInfo"
        " << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        _stream(unicode),
    ]
    for number, page in enumerate(pages):
        drawn = "".join(f"{code[c]:04x}" for c in page)
        objects += [
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources"
            f" << /Font << /F 3 0 R >> >> /Contents {7 + 2 * number} 0 R >>",
            _stream(f"BT /F 12 Tf 20 700 Td <{drawn}> Tj ET" if page else ""),
        ]
    lock = " /ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{0}> /U <{0}> >>"
    return _file(objects, lock.format("41" * 32) if locked else "")


def _stream(text):
    return f"<< /Length {len(text)} >> stream\n{text}\nendstream"


def _file(objects, more):
    body, places = b"%PDF-1.4\n", []
    for number, told in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj {told} endobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    return body + (
        f"xref\n0 {size}\n0000000000 65535 f \n{table}"
        f"trailer << /Size {size} /Root 1 0 R{more} >>\nstartxref\n{len(body)}\n%%EOF"
    ).encode("latin-1")


def doc(text, *, wide=True, flags=0, version=0xC1):
    """A Word 97 file: a compound file of two streams, one piece of text."""
    said = text.encode("utf-16-le") if wide else text.encode("cp1252")
    start = 0x800
    head = bytearray(start)
    struct.pack_into("<HH", head, 0, 0xA5EC, version)
    struct.pack_into("<H", head, 10, 0x0200 | flags)
    struct.pack_into("<i", head, 0x4C, len(text))
    where = start if wide else (start * 2) | 0x40000000
    table = b"\x02" + struct.pack("<III", 16, 0, len(text)) + struct.pack("<HIH", 0, where, 0)
    struct.pack_into("<II", head, 0x01A2, 0, len(table))
    return _compound({"WordDocument": bytes(head) + said, "1Table": table})


def _compound(streams):
    """[MS-CFB] version 3, sectors of 512 bytes; no stream is small enough for the mini stream."""
    padded = {name: body.ljust(4096, b"\0") for name, body in streams.items()}
    chain, sectors, entries = [0xFFFFFFFD, 0xFFFFFFFE], [], []
    for name, body in padded.items():
        body = body.ljust(-(-len(body) // 512) * 512, b"\0")
        first, count = len(chain), len(body) // 512
        chain += [*range(first + 1, first + count), 0xFFFFFFFE]
        sectors.append(body)
        entries.append(_entry(name, 2, first, len(body)))
    struct.pack_into("<I", entries[0], 0x44, 2)
    root = _entry("Root Entry", 5, 0xFFFFFFFE, 0)
    struct.pack_into("<I", root, 0x4C, 1)
    folder = b"".join(map(bytes, [root, *entries])).ljust(512, b"\0")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += struct.pack("<I", 0) + b"\xff" * 4 * 108
    table = struct.pack(f"<{len(chain)}I", *chain).ljust(512, b"\xff")
    return head + table + folder + b"".join(sectors)


def _entry(name, kind, first, size):
    entry = bytearray(128)
    told = name.encode("utf-16-le") + b"\0\0"
    entry[: len(told)] = told
    struct.pack_into("<HBB", entry, 0x40, len(told), kind, 1)
    struct.pack_into("<III", entry, 0x44, 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF)
    struct.pack_into("<II", entry, 0x74, first, size)
    return entry
