"""Pages: what an HTML page says, as printed."""
