"""Scrapy settings: only what departs from Scrapy's defaults, each with its reason."""

import os

from newsspider import __version__

BOT_NAME = "newsspider"
SPIDER_LOADER_CLASS = "newsspider.crawl.loader.PortalLoader"
COMMANDS_MODULE = "newsspider.commands"

# The data folder: database, archive, journal. A relative path is below the working folder.
NEWSSPIDER_DATA = os.environ.get("NEWSSPIDER_DATA", "data")
# Who runs this crawler, for the portals' operators: goes into User-Agent and the archive.
NEWSSPIDER_OPERATOR = os.environ.get("NEWSSPIDER_OPERATOR", "")
# The Chromium that draws pages of portals that declare `drawn`; empty: the one on PATH.
NEWSSPIDER_CHROMIUM = os.environ.get("NEWSSPIDER_CHROMIUM", "")
# Time for one page, the pauses between its scripts' requests included.
NEWSSPIDER_DRAWING_SECONDS = 120

# Where `newsspider recover` asks: the services themselves, or a pywb of one's own.
NEWSSPIDER_WAYBACK = os.environ.get("NEWSSPIDER_WAYBACK", "https://web.archive.org")
NEWSSPIDER_COMMONCRAWL = os.environ.get("NEWSSPIDER_COMMONCRAWL", "https://index.commoncrawl.org")
NEWSSPIDER_COMMONCRAWL_DATA = os.environ.get(
    "NEWSSPIDER_COMMONCRAWL_DATA", "https://data.commoncrawl.org"
)

# An honest name with a contact: portals can find out who reads them, and ask to be left alone.
USER_AGENT = (
    f"newsspider/{__version__} (archive of Vietnamese government news; "
    f"{NEWSSPIDER_OPERATOR or 'operator not named: set NEWSSPIDER_OPERATOR'})"
)
ROBOTSTXT_OBEY = True
ROBOTSTXT_USER_AGENT = "newsspider"

# Small servers, shared by the province: one request at a time, and a pause.
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DOWNLOAD_DELAY = 1.0
# Scrapy starts so many tasks for each response (100 by default, half a millisecond); it has one item.
CONCURRENT_ITEMS = 1
DOWNLOAD_TIMEOUT = 60
DOWNLOAD_MAXSIZE = 32 * 1024 * 1024  # an article page with inline pictures reaches 3 MB
# A file of an article (crawl --files) that is larger is not kept: 32 MB hold a book of scans.
NEWSSPIDER_FILE_BYTES = 32 * 1024 * 1024
# Seconds for a file: some portals send 100 kB/s.
NEWSSPIDER_FILE_TIMEOUT = 300
DOWNLOAD_WARNSIZE = 0
# Older TLS only where a portal declares it (`old_tls=True`), whatever this machine's OpenSSL takes.
DOWNLOAD_TLS_MIN_VERSION = "TLSv1.2"

DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "vi,en;q=0.5",
    # br and zstd bodies cannot be replayed by the common archive tools; gzip can.
    "Accept-Encoding": "gzip",
}

# Each GET of an article counts as a reader on some CMSs; a session would hide ours among others'.
COOKIES_ENABLED = False
# Portals print <meta refresh> on their error pages, which would turn a 404 into the home page.
METAREFRESH_ENABLED = False
# Every answer is archived and judged by the spider; nothing is dropped on the way to it.
HTTPERROR_ALLOW_ALL = True
# Consoles that run code sent to them have no place in a scheduled job.
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False

# Listens below the parser: the archive has what went over the wire, not what was made of it; and
# heads of answers end somewhere.
DOWNLOAD_HANDLERS = {
    "http": "newsspider.crawl.download.WireDownloadHandler",
    "https": "newsspider.crawl.download.WireDownloadHandler",
}
# robots.txt redirects at most so often (RFC 9309); other redirects are the spider's business.
REDIRECT_MAX_TIMES = 5
# Refuses names that answer with addresses of the inside; IPv4, as Scrapy's own.
TWISTED_DNS_RESOLVER = "newsspider.crawl.resolver.PublicResolver"

DOWNLOADER_MIDDLEWARES = {
    # First of all: what leads to the inside goes nowhere, not even to a robots.txt there.
    "newsspider.crawl.guard.GuardMiddleware": 90,
    # As RFC 9309 has it; Scrapy's own takes a 503 for leave to go anywhere.
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "newsspider.crawl.robots.RobotsMiddleware": 100,
    # Behind decompression; what it draws has been archived as it came, and is archived again.
    "newsspider.crawl.drawing.DrawingMiddleware": 550,
    # Next to the downloader: sees bodies still content-coded, robots.txt, redirects and errors.
    "newsspider.crawl.archiving.ArchiveMiddleware": 960,
    # Last before the wire: whatever passes it goes out.
    "newsspider.crawl.pace.PaceMiddleware": 970,
}
ITEM_PIPELINES = {"newsspider.crawl.pipelines.KeepPipeline": 300}
EXTENSIONS = {
    "newsspider.crawl.health.Health": 10,
    "newsspider.crawl.progress.Progress": 20,
    # Its lines are those of progress.
    "scrapy.extensions.logstats.LogStats": None,
}
SPIDER_CONTRACTS = {
    "newsspider.crawl.contracts.SectionContract": 10,
    "newsspider.crawl.contracts.SampleContract": 10,
}

# Scrapy's default writes Vietnamese as \u escapes.
FEED_EXPORT_ENCODING = "utf-8"
LOG_VERSIONS: list[str] = []
# The table at the end says what matters; `runs` keeps it.
STATS_DUMP = False
