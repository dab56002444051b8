"""Documents: the text of files that articles link (PDF, Word, Excel, OpenDocument, RTF)."""
