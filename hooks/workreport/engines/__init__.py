"""Engines: programs and servers that draft a translation where an editor names one. Nothing is sent anywhere unasked."""

from workreport.engines.asking import Asked, ask
from workreport.engines.configuration import Engine, engine
from workreport.engines.requests import Request, request

__all__ = ["Asked", "Engine", "Request", "ask", "engine", "request"]
