"""What is archived is what went over the wire: every odd exchange, by every road."""

import hashlib
import os
import ssl
import subprocess
import sys
from base64 import b32encode
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from odd_exchanges import ENDLESS, ODD, PAGE, SILENT
from odd_server import OddServer, Proxy

from newsspider.archive import heads
from newsspider.archive.reader import archive_files, captures
from newsspider.archive.verify import verify
from newsspider.archive.warcfile import records
from newsspider.crawl.bounded import MOST_HEAD
from newsspider.model import Fetch

ROADS = ("plain", "tls", "proxy", "tunnel")


@dataclass
class Crawled:
    """A crawl of all rows by one road."""

    road: str
    server: OddServer
    fetches: dict[str, Fetch]
    metadata: dict[str, bytes]
    files: list[Path]
    log: str
    certificate: bytes


def certificate(folder):
    """A context for a server with a certificate of its own making, and its DER bytes."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    bare = serialization.NoEncryption()
    path = folder / "server.pem"
    path.write_bytes(
        key.private_bytes(pem, serialization.PrivateFormat.PKCS8, bare) + made.public_bytes(pem)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    return context, made.public_bytes(serialization.Encoding.DER)


def crawl(folder, *words, **environment):
    """Fetch every row in a process of its own."""
    return subprocess.run(
        [sys.executable, str(Path(__file__).with_name("odd_crawl.py")), "data", *words],
        cwd=folder,
        env={**os.environ, "SCRAPY_SETTINGS_MODULE": "newsspider.settings", **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )


@pytest.fixture(scope="module", params=ROADS)
def crawled(request, tmp_path_factory):
    """Every row fetched by one road, and what the archive holds of it."""
    folder = tmp_path_factory.mktemp(request.param)
    secure = request.param in {"tls", "tunnel"}
    context, der = certificate(folder) if secure else (None, b"")
    with OddServer(context) as server, Proxy() as proxy:
        url = f"{'https' if secure else 'http'}://127.0.0.1:{server.port}"
        road = [f"http://127.0.0.1:{proxy.port}"] if request.param in {"proxy", "tunnel"} else []
        run = crawl(folder, url, *road)
        assert bool(proxy.forwarded) == bool(road)
    files = archive_files(folder / "data")
    return Crawled(
        road=request.param,
        server=server,
        fetches={name_of(f.url): f for path in files for _, f in captures(path)},
        metadata={
            name_of(r.field("WARC-Target-URI")): r.block
            for path in files
            for r in records(path)
            if r.field("WARC-Type") == "metadata"
        },
        files=files,
        log=run.stderr,
        certificate=der,
    )


def name_of(url):
    return urlsplit(url).path.lstrip("/")


@pytest.mark.parametrize("row", ODD, ids=lambda row: row.name)
def test_the_archived_answer_is_what_the_server_sent(crawled, row):
    fetch = crawled.fetches[row.name]
    entity = row.framed if row.entity is None else row.entity

    renamed = row.head
    for line in (b"Transfer-Encoding", b"TRANSFER-ENCODING"):
        renamed = renamed.replace(line, b"X-Archive-Orig-Transfer-Encoding")

    assert fetch.response_head == renamed
    assert fetch.truncated == row.truncated
    assert not fetch.reconstructed
    if row.prefix:
        assert entity.startswith(fetch.response_body)
        assert len(fetch.response_body) < len(entity)
    else:
        assert fetch.response_body == entity


@pytest.mark.parametrize("row", ODD, ids=lambda row: row.name)
def test_the_archived_request_is_what_the_server_was_asked(crawled, row):
    fetch = crawled.fetches[row.name]

    assert fetch.request_head + fetch.request_body == crawled.server.asked[row.name]
    assert fetch.method == row.method
    assert b"Newsspider-Exchange" not in crawled.server.asked[row.name]


@pytest.mark.parametrize("row", ODD, ids=lambda row: row.name)
def test_the_metadata_tell_what_the_response_record_cannot(crawled, row):
    block = crawled.metadata[row.name]

    if not row.prefix and row.name != "longer-than-announced":
        received = hashlib.sha1(row.wire, usedforsecurity=False).digest()
        assert heads.values(block, b"wire-length") == (str(len(row.wire)),)
        assert heads.values(block, b"wire-digest") == (f"sha1:{b32encode(received).decode()}",)
    interim = [line.decode() for line in row.interim.split(b"\r\n") if line]
    assert list(heads.values(block, b"interim-head-line")) == interim
    trailers = [line.decode() for line in row.trailers.split(b"\r\n") if line]
    assert list(heads.values(block, b"trailer-line")) == trailers
    told = heads.values(block, b"fetch-error")
    assert bool(told) == (row.truncated is not None), told


def test_the_address_and_the_encryption_are_kept(crawled):
    fetch, block = crawled.fetches["plain"], crawled.metadata["plain"]

    assert fetch.ip == (None if crawled.road in {"proxy", "tunnel"} else "127.0.0.1")
    fingerprint = hashlib.sha256(crawled.certificate).hexdigest()
    expected = (fingerprint,) if crawled.certificate else ()
    assert heads.values(block, b"tls-certificate-sha256") == expected
    assert heads.values(block, b"tls-version") == (("TLSv1.3",) if crawled.certificate else ())


def test_an_exchange_without_an_answer_is_noted_and_no_response(crawled):
    assert SILENT not in crawled.fetches
    assert heads.values(crawled.metadata[SILENT], b"fetch-error")[0].startswith("fetch.cut: ")


def test_a_head_without_end_is_kept_as_far_as_memory_allows(crawled):
    fetch = crawled.fetches[ENDLESS.name]

    assert ENDLESS.head.startswith(fetch.response_head)
    assert MOST_HEAD <= len(fetch.response_head) <= MOST_HEAD + (1 << 18)
    assert (fetch.truncated, fetch.response_body) == ("length", b"")


def test_nothing_had_to_be_put_together_again(crawled):
    assert "could not be heard" not in crawled.log


def test_connections_are_used_again(crawled):
    if crawled.road in {"plain", "tls"}:
        assert crawled.server.connections < len(crawled.fetches)


def test_the_files_pass_the_tools(crawled):
    files = [str(path) for path in crawled.files]

    assert [fault for path in crawled.files for fault in verify(path)] == []
    assert subprocess.run(["gzip", "-t", *files], check=False).returncode == 0
    checked = subprocess.run(
        [sys.executable, "-m", "warcio.cli", "check", *files],
        check=False,
        capture_output=True,
        text=True,
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_where_the_wire_is_not_heard_heads_are_put_together_and_say_so(tmp_path):
    with OddServer() as server:
        run = crawl(tmp_path, f"http://127.0.0.1:{server.port}", UNHEARD="1")

    (path,) = archive_files(tmp_path / "data")
    fetches = {name_of(fetch.url): fetch for _, fetch in captures(path)}
    assert run.stderr.count("could not be heard on the wire") == 1
    assert all(fetch.reconstructed for fetch in fetches.values())
    assert fetches["vietnamese-reason"].response_head.startswith(b"HTTP/1.1 200 OK\r\n")
    assert fetches["vietnamese-reason"].response_body == PAGE
    assert list(verify(path)) == []
