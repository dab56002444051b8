"""WARC files: write exchanges, read them back, verify them, mend what a killed run left."""
