"""Change the follow-up: begin, record moments, report promises, close, bring back, remind."""

from tafel.opvolging.services.beginnen import begin_opvolging

__all__ = ["begin_opvolging"]
