"""UTF-8 that was read as windows-1252 and written again: "Ä‘á»“ng chÃ­" is "đồng chí"."""

from __future__ import annotations

import re

# windows-1252 leaves five codes open; browsers show them as control characters.
_BYTE = {n: bytes([n]) for n in range(128, 256)} | {
    ord(c): bytes([n])
    for n in range(128, 160)
    if (c := bytes([n]).decode("windows-1252", "ignore"))
}
_TAIL = "".join(map(chr, sorted(code for code, byte in _BYTE.items() if 0x80 <= byte[0] < 0xC0)))
_RUN = re.compile(
    f"(?:[Â-ß][{re.escape(_TAIL)}]|[à-ï][{re.escape(_TAIL)}]{{2}}|[ð-ó][{re.escape(_TAIL)}]{{3}})+"
)
_SURE = re.compile(f"[à-ï][{re.escape(_TAIL)}]{{2}}|[ÄÆ][{re.escape(_TAIL)}]|Ã[\u00a1-\u00bf]")
# The no-break space of "à" (C3 A0) is soon made a plain one.
_LOST_SPACE = re.compile("Ã ")


def repair_mojibake(text: str) -> str:
    """The text before it was encoded twice; as it was, where it does not go back without loss."""
    if _SURE.search(text) is None:
        return text
    mended = _RUN.sub(lambda run: _decoded(run.group()), text)
    return text if mended == text else _LOST_SPACE.sub("à", mended)


def _decoded(run: str) -> str:
    try:
        return b"".join(_BYTE[ord(char)] for char in run).decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return run
