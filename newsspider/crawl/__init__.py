"""The crawl: Scrapy lives here, and nowhere below."""
