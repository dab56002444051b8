"""The demo portal: of a province that does not exist, served on this machine."""

from newsspider.demo.content import DemoArticle
from newsspider.demo.server import DemoPortal, serve

__all__ = ["DemoArticle", "DemoPortal", "serve"]
