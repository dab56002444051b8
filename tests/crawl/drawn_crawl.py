"""Crawls a site whose pages are drawn by scripts: `python drawn_crawl.py DATA URL`."""

import sys
from dataclasses import replace

from scrapy.crawler import AsyncCrawlerProcess
from scrapy.utils.project import get_project_settings

from newsspider import portals
from newsspider.crawl.loader import spider_of
from newsspider.portal import Drawn

data, url = sys.argv[1:]
portal = replace(
    portals.undeclared(f"{url}tin-tuc"),
    sections={"tin-tuc": "/tin-tuc"},
    drawn=Drawn(listing=".card", article="article p"),
)
settings = get_project_settings()
settings.setdict(
    {
        "NEWSSPIDER_DATA": data,
        "DOWNLOAD_DELAY": 0,
        "LOG_LEVEL": "INFO",
        "NEWSSPIDER_DRAWING_SECONDS": 30,
    },
    priority="cmdline",
)
process = AsyncCrawlerProcess(settings)
process.crawl(spider_of(portal))
process.start()
