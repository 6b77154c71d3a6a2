"""Security headers on every answer. Nothing is loaded from another origin; no inline script or style."""

from __future__ import annotations

from flask import Flask, Response, request

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; manifest-src 'self'"
)


def zet_headers(app: Flask, veilig: bool) -> None:
    """Register the headers on `app`; `veilig` adds Strict-Transport-Security (only served over https)."""

    @app.after_request
    def _headers(antwoord: Response) -> Response:
        kop = antwoord.headers
        kop.setdefault("Content-Security-Policy", CSP)
        kop.setdefault("X-Content-Type-Options", "nosniff")
        kop.setdefault("Referrer-Policy", "same-origin")
        kop.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        kop.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        kop.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()")
        kop.setdefault("X-Robots-Tag", "noindex, nofollow")
        if veilig:
            kop.setdefault("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
        if request.endpoint != "static":
            kop["Cache-Control"] = "no-store"
            kop.add("Vary", "HX-Request")
        return antwoord
