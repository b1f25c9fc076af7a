"""HTTP, command line, settings, and where everything is put together."""

__version__ = "0.1.0"
