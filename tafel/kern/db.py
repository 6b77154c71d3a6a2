"""Database: engine, session, base class, column privacy marks. SQLite and PostgreSQL behave the same."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedColumn, Session, mapped_column, scoped_session, sessionmaker

# geen: technique; zakelijk: about work; persoon: about a professional; bijzonder: about a child; geheim: credentials
Privacy = Literal["geen", "zakelijk", "persoon", "bijzonder", "geheim"]


class UTC(sa.types.TypeDecorator[dt.datetime]):
    """A moment: aware in Python, UTC in the database."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: sa.Dialect) -> dt.datetime | None:
        """Refuse a naive moment; store UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without time zone cannot be stored")
        return value.astimezone(dt.UTC)

    def process_result_value(self, value: dt.datetime | None, dialect: sa.Dialect) -> dt.datetime | None:
        """Return an aware UTC moment."""
        if value is None:
            return None
        return value.replace(tzinfo=dt.UTC) if value.tzinfo is None else value.astimezone(dt.UTC)


class Geld(sa.types.TypeDecorator[Decimal]):
    """An exact amount in euro: kept as whole cents, so that SQLite does not round."""

    impl = sa.BigInteger
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: sa.Dialect) -> int | None:
        """Store cents; refuse a fraction of a cent."""
        if value is None:
            return None
        centen = Decimal(value) * 100
        if centen != centen.to_integral_value():
            raise ValueError("an amount has at most two decimals")
        return int(centen)

    def process_result_value(self, value: int | None, dialect: sa.Dialect) -> Decimal | None:
        """Return euros with two decimals."""
        return None if value is None else (Decimal(value) / 100).quantize(Decimal("0.01"))


class Base(DeclarativeBase):
    """Base of all tables. Constraint names follow one convention, so that a migration can name them."""

    metadata = sa.MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {
        dt.datetime: UTC(),
        Decimal: Geld(),
        uuid.UUID: sa.Uuid(),
        dict[str, Any]: sa.JSON(),
        list[Any]: sa.JSON(),
    }


def kolom(privacy: Privacy, *args: Any, **kwargs: Any) -> MappedColumn[Any]:
    """Return a mapped column that carries its privacy mark (a guard test demands one on every column)."""
    return mapped_column(*args, info={"privacy": privacy}, **kwargs)


def verwijzing(tabel: str, privacy: Privacy = "geen", *, index: bool = True, **kwargs: Any) -> MappedColumn[Any]:
    """Return a foreign key column to `tabel`.id, indexed unless said otherwise."""
    return kolom(privacy, sa.Uuid(), sa.ForeignKey(f"{tabel}.id"), index=index, **kwargs)


def keuze(naam: str, waarden: tuple[str, ...], veld: str) -> sa.CheckConstraint:
    """Return a named constraint that holds column `veld` to the closed list `waarden`."""
    lijst = ", ".join(f"'{w}'" for w in waarden)
    return sa.CheckConstraint(f"{veld} IN ({lijst})", name=naam)


class MetId:
    """A row with a random UUID, made before the row is stored."""

    id: Mapped[uuid.UUID] = kolom("geen", sa.Uuid(), primary_key=True, default=uuid.uuid4, sort_order=-10)


class MetVersie:
    """A row that people edit: a version number refuses the second of two edits."""

    versie: Mapped[int] = kolom("geen", sa.Integer, nullable=False, sort_order=90)

    @sa.orm.declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:
        """Let SQLAlchemy check the version on every update."""
        return {"version_id_col": cls.versie}


def geschonden(fout: sa.exc.IntegrityError) -> str | None:
    """Return the name of the constraint that an IntegrityError is about, on either engine; None when it is not known.

    SQLite names a check, but of a unique one only its columns: those are looked up in the metadata.
    """
    gemeld = getattr(getattr(fout.orig, "diag", None), "constraint_name", None)
    if gemeld:
        return str(gemeld)
    soort, _, rest = str(fout.orig).partition(" constraint failed: ")
    if soort == "CHECK":
        return rest
    kolommen = [deel.strip().rpartition(".") for deel in rest.split(",")]
    tabel = Base.metadata.tables.get(kolommen[0][0])
    if soort != "UNIQUE" or tabel is None:
        return None
    namen = [naam for _, _, naam in kolommen]
    uniek = [
        (str(c.name), [k.name for k in c.columns]) for c in tabel.constraints if isinstance(c, sa.UniqueConstraint)
    ]
    uniek += [(str(i.name), [k.name for k in i.columns]) for i in tabel.indexes if i.unique]
    return next((naam for naam, gemaakt_van in uniek if gemaakt_van == namen), None)


PRAGMAS = ("journal_mode=WAL", "busy_timeout=5000", "synchronous=FULL", "foreign_keys=ON")


def maak_engine(url: str, **opties: Any) -> sa.Engine:
    """Return an engine for `url`. On SQLite: WAL, synchronous=FULL, foreign keys on, BEGIN IMMEDIATE for writing.

    A connection with the execution option `schrijven` starts with the write lock; all others read.
    """
    engine = sa.create_engine(url, **opties)
    if engine.dialect.name == "sqlite":

        @sa.event.listens_for(engine, "connect")
        def _verbonden(verbinding: Any, _: Any) -> None:
            verbinding.isolation_level = None
            for pragma in PRAGMAS:
                verbinding.execute("PRAGMA " + pragma)

        @sa.event.listens_for(engine, "begin")
        def _begin(verbinding: sa.Connection) -> None:
            schrijft = verbinding.get_execution_options().get("schrijven", False)
            verbinding.exec_driver_sql("BEGIN IMMEDIATE" if schrijft else "BEGIN")

    return engine


def controleer_engine(engine: sa.Engine) -> list[str]:
    """Return what is not safe about the database connection, in Dutch; empty when all is well."""
    if engine.dialect.name != "sqlite":
        return []
    eis = {"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1"}
    with engine.connect() as verbinding:
        gezien = {naam: str(verbinding.exec_driver_sql(f"PRAGMA {naam}").scalar()) for naam in eis}
    return [
        f"SQLite staat op {naam}={gezien[naam]}, maar moet {waarde} zijn."
        for naam, waarde in eis.items()
        if gezien[naam] != waarde and engine.url.database not in (None, "", ":memory:")
    ]


sessie = scoped_session(sessionmaker(expire_on_commit=False))


def koppel(engine: sa.Engine) -> None:
    """Let `sessie` use this engine."""
    sessie.remove()
    sessie.configure(bind=engine)


@contextmanager
def los() -> Iterator[sa.Connection]:
    """Give a short writing transaction of its own, apart from that of the request (only while the request reads)."""
    engine = sessie.get_bind()
    assert isinstance(engine, sa.Engine)
    with engine.connect().execution_options(schrijven=True) as verbinding, verbinding.begin():
        yield verbinding


def begin_schrijven() -> Session:
    """Start the transaction of this request or command with the write lock; return the session.

    The session must not have been used yet in this transaction.
    """
    sessie.connection(execution_options={"schrijven": True})
    return sessie()
