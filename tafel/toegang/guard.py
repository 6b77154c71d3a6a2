"""The guard on every view: @openbaar, or @requires with a permission. A view without either is refused at start."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol

from flask import Flask, Response, current_app, redirect, request, url_for
from flask_login import current_user
from werkzeug.exceptions import Forbidden

from tafel.kern.errors import foutantwoord
from tafel.kern.refusals import NietGevonden, NogDicht
from tafel.kern.vasthouden import houd_vast
from tafel.kern.web import LEZEND, is_fragment
from tafel.toegang.rules import BELEID, Actor, Zaak, mag

View = Callable[..., Any]


class Lader(Protocol):
    """Finds the thing a URL names, for one person: returns (name -> object, Zaak) or raises NietGevonden."""

    def __call__(self, actor: Actor, *_: Any, **url: Any) -> tuple[dict[str, Any], Zaak]:
        """Load what `url` names within the table of `actor`."""


def wie() -> Actor:
    """Return who asks; only inside a view with @requires."""
    return current_user._get_current_object()  # type: ignore[no-any-return]


def openbaar(view: View) -> View:
    """Mark a view that needs no login (login page, health)."""
    view._recht = None  # type: ignore[attr-defined]
    view._bewaakt = True  # type: ignore[attr-defined]
    return view


def requires(recht: str, lader: Lader | None = None) -> Callable[[View], View]:
    """Let only who has `recht` into the view.

    With `lader` the values of the URL are replaced by the objects it loads, plus `zaak`; a thing that does not exist
    and a thing that is not for this person give the same 404.
    """
    if recht not in BELEID:
        raise KeyError(recht)

    def om(view: View) -> View:
        @wraps(view)
        def bewaakt(**url: Any) -> Any:
            if not current_user.is_authenticated:
                return naar_inloggen()
            actor = wie()
            if lader is None:
                if not mag(actor, recht):
                    raise Forbidden
                return view(**url)
            dingen, zaak = lader(actor, **url)
            if not mag(actor, recht, zaak):
                if mag(actor, "onderzoek.dossier", zaak):
                    raise NogDicht(_naar_verhaal(dingen))
                if mag(actor, _lezen(recht), zaak):
                    raise Forbidden
                raise NietGevonden
            return view(**dingen, zaak=zaak)

        bewaakt._recht = recht  # type: ignore[attr-defined]
        bewaakt._bewaakt = True  # type: ignore[attr-defined]
        return bewaakt

    return om


def _lezen(recht: str) -> str:
    """Return the permission to see what `recht` acts on: who may see it gets 403 for an action, others 404."""
    soort = recht.partition(".")[0]
    return {"instroom": "casus.zien", "actie": "actie.afmelden"}.get(soort, f"{soort}.zien")


def _naar_verhaal(dingen: dict[str, Any]) -> str:
    """Return where the zaakonderzoeker writes the story of the case among these things, else the list of cases."""
    nummer = getattr(dingen.get("casus"), "nummer", None)
    return f"/casussen/{nummer}/onderzoek" if nummer else "/casussen"


def naar_inloggen() -> Response:
    """Send somebody without a session to the login page, and back afterwards; what they typed is held on to."""
    terug = request.full_path.rstrip("?") if request.method == "GET" else request.headers.get("HX-Current-URL", "")
    doel = url_for("accounts.inloggen", terug=terug if terug.startswith("/") and terug != "/" else None)
    if request.method not in LEZEND:
        if is_fragment():
            return foutantwoord(401)
        bewaard = houd_vast()
        if bewaard is not None:
            return bewaard
    if is_fragment():
        return Response(status=204, headers={"HX-Redirect": doel})
    return redirect(doel, 303)  # type: ignore[return-value]


def controleer_views(app: Flask) -> None:
    """Refuse to start with a view that declares no permission."""
    naakt = [
        naam for naam, view in app.view_functions.items() if naam != "static" and not getattr(view, "_bewaakt", False)
    ]
    if naakt:
        raise RuntimeError(f"views without a permission: {', '.join(sorted(naakt))}")


def zet_toegang(app: Flask) -> None:
    """Give templates `mag(recht, zaak)`: the same check that guards the view hides the button."""

    @app.context_processor
    def _mag() -> dict[str, Any]:
        def mag_hier(recht: str, zaak: Zaak | None = None) -> bool:
            if recht not in BELEID:
                raise KeyError(recht)
            return current_user.is_authenticated and mag(wie(), recht, zaak)

        return {"mag": mag_hier, "demo": current_app.config["DEMO"]}
