"""A form that adds a row adds it once, however often it is sent: two clicks, or a reload after a lost answer."""

from __future__ import annotations

import uuid
from typing import Any

from wtforms import FileField, HiddenField, MultipleFileField

from tafel.kern.db import MetId, sessie
from tafel.kern.forms import Formulier


class EenmaligFormulier(Formulier):
    """A form with a mark that is made when it is drawn.

    The row it adds gets an id made of the mark, of who sends it and of what was filled in. So the same form sent twice
    names the same row, and somebody who goes back and types something else adds another one.
    """

    merk = HiddenField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Give a form that was not sent its mark."""
        super().__init__(*args, **kwargs)
        if not self.merk.data:
            self.merk.data = str(uuid.uuid4())

    def rij_id(self, *waarbij: object) -> uuid.UUID:
        """Return the id of the row that this form adds; `waarbij` says by whom, in which case, with which file."""
        try:
            merk = uuid.UUID(str(self.merk.data))
        except ValueError:
            merk = uuid.uuid4()
        getypt = [
            (veld.name, veld.data)
            for veld in self
            if not isinstance(veld, HiddenField | FileField | MultipleFileField) and veld.name != "csrf_token"
        ]
        return uuid.uuid5(merk, repr([*map(str, waarbij), *getypt]))


def staat_er_al(model: type[MetId], rij_id: uuid.UUID) -> bool:
    """Tell whether this form was sent before: its row stands there."""
    return sessie.get(model, rij_id) is not None
