"""newsspider: the memory of Vietnam's provincial government news."""

__version__ = "0.1.0"
