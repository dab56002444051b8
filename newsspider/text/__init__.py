"""Vietnamese text: marks, dates, numbers, URLs, labels. No portals here."""
