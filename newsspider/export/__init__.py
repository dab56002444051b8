"""Datasets: which rows and columns leave the house, and proof of what they are."""
