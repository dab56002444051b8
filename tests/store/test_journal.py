"""The journal after a kill: a torn line is cut off, a lacking one appended, none stands twice."""

import pytest

from newsspider.errors import DataFolderError
from newsspider.store.journal import Journal, Line

LINES = [Line(number, f'{{"line": {number}}}\n'.encode()) for number in range(1, 6)]


@pytest.mark.parametrize("there", range(6))
@pytest.mark.parametrize("torn", [b"", b"{", b'{"line": 6}'])
def test_whatever_a_kill_left_each_line_stands_once(tmp_path, there, torn):
    journal = Journal(tmp_path, "demo")
    journal.path.parent.mkdir()
    journal.path.write_bytes(b"".join(line.text for line in LINES[:there]) + torn)

    lacked = journal.complete(LINES[1:])
    journal.close()

    first = LINES[:1] if there else []
    assert journal.path.read_bytes() == b"".join(line.text for line in first + LINES[1:])
    assert lacked == 5 - max(there, 1)


def test_a_journal_that_was_taken_away_begins_anew(tmp_path):
    journal = Journal(tmp_path, "demo")

    assert journal.complete(LINES) == 5
    journal.close()

    assert journal.path.read_bytes() == b"".join(line.text for line in LINES)


def test_a_journal_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "journal").write_text("a file where a folder should be")

    with pytest.raises(DataFolderError, match="cannot write"):
        Journal(tmp_path, "demo").append(LINES)
