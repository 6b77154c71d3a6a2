"""onderzoeken."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    # without a moment of closing a file is open: a zaakonderzoeker who was there already keeps access
    with op.batch_alter_table("casustoegang", schema=None) as batch_op:
        batch_op.add_column(sa.Column("dossier_dicht_op", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("dossier_open_op", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "verhaal",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("van", sa.String(length=10), nullable=False),
        sa.Column("concept", sa.Text(), nullable=False),
        sa.Column("niet_gehoord", sa.Text(), nullable=False),
        sa.Column("alleen_voorbereiding", sa.Boolean(), nullable=False),
        sa.Column("gewijzigd_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.CheckConstraint("van IN ('leerling', 'ouder')", name=op.f("ck_verhaal_van")),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name=op.f("fk_verhaal_casus_id_casus")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_verhaal")),
        sa.UniqueConstraint("casus_id", "van", name=op.f("uq_verhaal_casus_id_van")),
    )
    op.create_table(
        "verhaalversie",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("verhaal_id", sa.Uuid(), nullable=False),
        sa.Column("nummer", sa.Integer(), nullable=False),
        sa.Column("tekst", sa.Text(), nullable=False),
        sa.Column("vorm", sa.String(length=20), nullable=False),
        sa.Column("gehoord_op", sa.Date(), nullable=False),
        sa.Column("voorgelezen_op", sa.Date(), nullable=True),
        sa.Column("bijgesteld_door", sa.String(length=200), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("door_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("tekst <> ''", name=op.f("ck_verhaalversie_tekst")),
        sa.CheckConstraint(
            "voorgelezen_op IS NULL OR voorgelezen_op >= gehoord_op", name=op.f("ck_verhaalversie_voorgelezen")
        ),
        sa.CheckConstraint(
            "vorm IN ('huisbezoek', 'school', 'online', 'via_vertrouwde')", name=op.f("ck_verhaalversie_vorm")
        ),
        sa.ForeignKeyConstraint(["door_id"], ["gebruiker.id"], name=op.f("fk_verhaalversie_door_id_gebruiker")),
        sa.ForeignKeyConstraint(["verhaal_id"], ["verhaal.id"], name=op.f("fk_verhaalversie_verhaal_id_verhaal")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_verhaalversie")),
        sa.UniqueConstraint("verhaal_id", "nummer", name=op.f("uq_verhaalversie_verhaal_id_nummer")),
    )
    op.create_table(
        "wens",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("nummer", sa.Integer(), nullable=False),
        sa.Column("van", sa.String(length=10), nullable=False),
        sa.Column("tekst", sa.Text(), nullable=False),
        sa.Column("alleen_voorbereiding", sa.Boolean(), nullable=False),
        sa.Column("gemaakt_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("door_id", sa.Uuid(), nullable=False),
        sa.Column("antwoord", sa.String(length=10), nullable=True),
        sa.Column("waarom", sa.Text(), nullable=False),
        sa.Column("beantwoord_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("beantwoord_door_id", sa.Uuid(), nullable=True),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.CheckConstraint("antwoord IN ('kan', 'nog_niet', 'kan_niet')", name=op.f("ck_wens_antwoord")),
        sa.CheckConstraint("tekst <> ''", name=op.f("ck_wens_tekst")),
        sa.CheckConstraint("van IN ('leerling', 'ouder')", name=op.f("ck_wens_van")),
        sa.CheckConstraint(
            "antwoord IS NULL OR (waarom <> '' AND beantwoord_op IS NOT NULL)", name=op.f("ck_wens_waarom")
        ),
        sa.ForeignKeyConstraint(
            ["beantwoord_door_id"], ["gebruiker.id"], name=op.f("fk_wens_beantwoord_door_id_gebruiker")
        ),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name=op.f("fk_wens_casus_id_casus")),
        sa.ForeignKeyConstraint(["door_id"], ["gebruiker.id"], name=op.f("fk_wens_door_id_gebruiker")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wens")),
        sa.UniqueConstraint("casus_id", "nummer", name=op.f("uq_wens_casus_id_nummer")),
    )
    op.create_table(
        "onderzoekstuk",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("soort", sa.String(length=20), nullable=False),
        sa.Column("tekst", sa.Text(), nullable=False),
        sa.Column("alleen_voorbereiding", sa.Boolean(), nullable=False),
        sa.Column("gewijzigd_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "soort IN ('werkt', 'helpt', 'school_nodig', 'leerling_sterk', 'leerling_zwaar', 'thuis_sterk', 'thuis_zwaar', 'school_sterk', 'school_zwaar', 'buurt_sterk', 'buurt_zwaar')",
            name=op.f("ck_onderzoekstuk_soort"),
        ),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name=op.f("fk_onderzoekstuk_casus_id_casus")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_onderzoekstuk")),
        sa.UniqueConstraint("casus_id", "soort", name=op.f("uq_onderzoekstuk_casus_id_soort")),
    )
    op.create_table(
        "belnotitie",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("wie", sa.String(length=200), nullable=False),
        sa.Column("wanneer", sa.DateTime(timezone=True), nullable=False),
        sa.Column("wat", sa.Text(), nullable=False),
        sa.Column("alleen_voorbereiding", sa.Boolean(), nullable=False),
        sa.Column("genoteerd_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("door_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("wie <> '' AND wat <> ''", name=op.f("ck_belnotitie_wat")),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name=op.f("fk_belnotitie_casus_id_casus")),
        sa.ForeignKeyConstraint(["door_id"], ["gebruiker.id"], name=op.f("fk_belnotitie_door_id_gebruiker")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_belnotitie")),
    )
    with op.batch_alter_table("belnotitie", schema=None) as batch_op:
        batch_op.create_index("ix_belnotitie_casus_wanneer", ["casus_id", "wanneer"], unique=False)


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table("belnotitie", schema=None) as batch_op:
        batch_op.drop_index("ix_belnotitie_casus_wanneer")
    op.drop_table("belnotitie")
    op.drop_table("onderzoekstuk")
    op.drop_table("wens")
    op.drop_table("verhaalversie")
    op.drop_table("verhaal")
    with op.batch_alter_table("casustoegang", schema=None) as batch_op:
        batch_op.drop_column("dossier_open_op")
        batch_op.drop_column("dossier_dicht_op")
