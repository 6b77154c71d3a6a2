"""opties."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "aanbod",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("tafel_id", sa.Uuid(), nullable=False),
        sa.Column("naam", sa.String(length=200), nullable=False),
        sa.Column("soort", sa.String(length=20), nullable=False),
        sa.Column("waarvoor", sa.Text(), nullable=False),
        sa.Column("plek", sa.String(length=200), nullable=False),
        sa.Column("wachttijd_weken", sa.Integer(), nullable=True),
        sa.Column("peildatum", sa.Date(), nullable=True),
        sa.Column("contact", sa.String(length=200), nullable=False),
        sa.Column("gestopt_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.CheckConstraint("wachttijd_weken IS NULL OR peildatum IS NOT NULL", name=op.f("ck_aanbod_peildatum")),
        sa.CheckConstraint(
            "soort IN ('onderwijs', 'dagbesteding', 'ggz', 'gezinshulp', 'preventie', 'jongerenwerk', 'sport', 'spel', 'cultuur', 'vervoer')",
            name=op.f("ck_aanbod_soort"),
        ),
        sa.CheckConstraint(
            "wachttijd_weken IS NULL OR wachttijd_weken BETWEEN 0 AND 260", name=op.f("ck_aanbod_wachttijd")
        ),
        sa.ForeignKeyConstraint(["tafel_id"], ["tafel.id"], name=op.f("fk_aanbod_tafel_id_tafel")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aanbod")),
        sa.UniqueConstraint("tafel_id", "naam", name=op.f("uq_aanbod_tafel_id_naam")),
    )
    with op.batch_alter_table("aanbod", schema=None) as batch_op:
        batch_op.create_index("ix_aanbod_tafel_soort", ["tafel_id", "soort", "naam"], unique=False)
    op.create_table(
        "optie",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("aanbod_id", sa.Uuid(), nullable=True),
        sa.Column("volgorde", sa.Integer(), nullable=False),
        sa.Column("naam", sa.String(length=200), nullable=False),
        sa.Column("onderwijs", sa.Text(), nullable=False),
        sa.Column("zorg", sa.Text(), nullable=False),
        sa.Column("vervoer", sa.Text(), nullable=False),
        sa.Column("kosten", sa.Text(), nullable=False),
        sa.Column("bedrag", sa.BigInteger(), nullable=True),
        sa.Column("kans", sa.String(length=10), nullable=True),
        sa.Column("nodig", sa.Text(), nullable=False),
        sa.Column("plek", sa.String(length=200), nullable=False),
        sa.Column("plek_vanaf", sa.Date(), nullable=True),
        sa.Column("ja_zegt", sa.String(length=200), nullable=False),
        sa.Column("reeel", sa.Boolean(), nullable=True),
        sa.Column("reeel_waarom", sa.Text(), nullable=False),
        sa.Column("stand", sa.String(length=20), nullable=False),
        sa.Column("omdat", sa.Text(), nullable=False),
        sa.Column("gewijzigd_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.CheckConstraint("bedrag > 0", name=op.f("ck_optie_bedrag")),
        sa.CheckConstraint("kans IN ('klein', 'redelijk', 'groot')", name=op.f("ck_optie_kans")),
        sa.CheckConstraint("naam <> ''", name=op.f("ck_optie_naam")),
        sa.CheckConstraint("stand <> 'niet_gekozen' OR omdat <> ''", name=op.f("ck_optie_omdat")),
        sa.CheckConstraint("reeel IS NULL OR reeel_waarom <> ''", name=op.f("ck_optie_reeel")),
        sa.CheckConstraint("stand IN ('open', 'gekozen', 'niet_gekozen')", name=op.f("ck_optie_stand")),
        sa.ForeignKeyConstraint(["aanbod_id"], ["aanbod.id"], name=op.f("fk_optie_aanbod_id_aanbod")),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name=op.f("fk_optie_casus_id_casus")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_optie")),
        sa.UniqueConstraint("casus_id", "volgorde", name=op.f("uq_optie_casus_id_volgorde")),
    )
    with op.batch_alter_table("optie", schema=None) as batch_op:
        batch_op.create_index("ix_optie_aanbod_id", ["aanbod_id"], unique=False)
    op.create_table(
        "wensoptie",
        sa.Column("wens_id", sa.Uuid(), nullable=False),
        sa.Column("optie_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["optie_id"], ["optie.id"], name=op.f("fk_wensoptie_optie_id_optie")),
        sa.ForeignKeyConstraint(["wens_id"], ["wens.id"], name=op.f("fk_wensoptie_wens_id_wens")),
        sa.PrimaryKeyConstraint("wens_id", name=op.f("pk_wensoptie")),
    )
    with op.batch_alter_table("wensoptie", schema=None) as batch_op:
        batch_op.create_index("ix_wensoptie_optie_id", ["optie_id"], unique=False)


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table("wensoptie", schema=None) as batch_op:
        batch_op.drop_index("ix_wensoptie_optie_id")
    op.drop_table("wensoptie")
    with op.batch_alter_table("optie", schema=None) as batch_op:
        batch_op.drop_index("ix_optie_aanbod_id")
    op.drop_table("optie")
    with op.batch_alter_table("aanbod", schema=None) as batch_op:
        batch_op.drop_index("ix_aanbod_tafel_soort")
    op.drop_table("aanbod")
