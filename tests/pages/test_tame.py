"""No tag that the parser is given has attributes without number, whatever a page does to hide them."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from newsspider.pages.tame import tame

_BARE = [b" ".join(b"a%x" % n for n in range(start, start + 150)) for start in range(0, 9_000, 150)]
_PIECES = st.sampled_from(
    [
        b"<p ", b"<p", b"<b x=", b"<", b"< ", b"<!--", b"-->", b">", b"/>", b'"', b"'", b" ", b"=", b"= ",
        b'="', b"='", b'">', b"'>", b' x=">" ', b" y='>' ", b' z="<i>" ', b" w='\">' ", b' v="\'>" ',
        b"<script>", b"</script>", b"<p class='x'>", b'<p class="x">', b"text ", b"x" * 600, b">" * 300,
        b"x=y=", b"=x", b"\n", b"=\n", b" u =\t'>' ",
    ]
)  # fmt: skip
_RUN = st.tuples(_PIECES, st.integers(1, 60))


def _page(runs: list[tuple[bytes, int]], between: bytes) -> bytes:
    """Runs of attributes, with the pieces before and within them."""
    return b"".join(
        piece + b" " + (between + b" ").join(_BARE[:count]) + b" " for piece, count in runs
    )


def _most_attributes(markup: bytes) -> int:
    root = etree.fromstring(markup, etree.HTMLParser(huge_tree=True))
    return 0 if root is None else max(len(element.attrib) for element in root.iter("*"))


@settings(max_examples=300, deadline=None)
@given(st.lists(_PIECES, max_size=12), st.lists(_RUN, min_size=1, max_size=4), _PIECES)
@example([b"<p ", b' x=">" '], [(b"", 60)], b"<")
@example([b"<script>", b"<b x=", b"'", b"</script>", b"<p", b' x=">" '], [(b"", 60)], b"")
@example([b"<p ", b"x=y=", b'"', b' x=">" '], [(b"", 60)], b"< ")
def test_no_tag_keeps_attributes_without_number(
    pieces: list[bytes], runs: list[tuple[bytes, int]], between: bytes
) -> None:
    page = b"<html><body>" + b"".join(pieces) + _page(runs, between)

    assert _most_attributes(tame(page) + b"'>\">x") <= 1000


def test_a_page_without_long_tags_is_left_as_it_is() -> None:
    page = b'<p class="a" title="a > b">x</p><script>a="<b>";</script>' * 2_000

    assert tame(page) is page


def test_only_the_attributes_go() -> None:
    page = b'<p class="a">one</p><p x=">" ' + b" ".join(_BARE) + b">two</p><p>three</p>"

    assert tame(page) == b'<p class="a">one</p><p x>two</p><p>three</p>'


def test_a_script_that_reads_like_a_long_tag_still_ends() -> None:
    script = b"<script>var a = \"<div style='x'><i>b</i></div>\";\n" + b"if (a) { c.d(); }\n" * 300
    page = b"<html><body>" + script + b"</script><p>one</p>" + b"<p class='x'>two</p>" * 200

    root = etree.fromstring(tame(page), etree.HTMLParser(huge_tree=True))

    assert len(root.findall("body/p")) == 201
