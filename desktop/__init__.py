"""Startgesprek: a structured, encrypted first conversation with a newcomer in a Dutch municipality."""

__version__ = "0.1.0"
