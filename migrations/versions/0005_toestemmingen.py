"""toestemmingen."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "gezagsouder",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("naam", sa.String(length=200), nullable=False),
        sa.Column("gezag_bron", sa.String(length=30), nullable=False),
        sa.Column("gezag_nagekeken_op", sa.Date(), nullable=True),
        sa.Column("staat", sa.String(length=20), nullable=False),
        sa.Column("reden", sa.Text(), nullable=False),
        sa.Column("gewogen_door", sa.String(length=200), nullable=False),
        sa.Column("sinds", sa.Date(), nullable=True),
        sa.Column("vervallen_op", sa.Date(), nullable=True),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.CheckConstraint("staat <> 'uitgesloten' OR gewogen_door <> ''", name=op.f("ck_gezagsouder_afweging")),
        sa.CheckConstraint("staat = 'aanwezig' OR reden <> ''", name=op.f("ck_gezagsouder_reden")),
        sa.CheckConstraint("staat IN ('aanwezig', 'onbereikbaar', 'uitgesloten')", name=op.f("ck_gezagsouder_staat")),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name=op.f("fk_gezagsouder_casus_id_casus")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gezagsouder")),
        sa.UniqueConstraint("casus_id", "naam", name=op.f("uq_gezagsouder_casus_id_naam")),
    )
    op.create_table(
        "grondslag",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("grond", sa.String(length=30), nullable=False),
        sa.Column("soort", sa.String(length=20), nullable=False),
        sa.Column("ontvanger", sa.String(length=200), nullable=False),
        sa.Column("noodzaak", sa.Text(), nullable=False),
        sa.Column("proportionaliteit", sa.Text(), nullable=False),
        sa.Column("subsidiariteit", sa.Text(), nullable=False),
        sa.Column("gewogen_door", sa.String(length=200), nullable=False),
        sa.Column("van", sa.Date(), nullable=False),
        sa.Column("tot", sa.Date(), nullable=True),
        sa.Column("beeindigd_op", sa.Date(), nullable=True),
        sa.Column("vastgelegd_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("vastgelegd_door", sa.String(length=200), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "grond IN ('wettelijke_plicht', 'publieke_taak', 'vitaal_belang', 'gerechtvaardigd_belang', 'conflict_van_plichten')",
            name=op.f("ck_grondslag_grond"),
        ),
        sa.CheckConstraint(
            "noodzaak <> '' AND proportionaliteit <> '' AND subsidiariteit <> '' AND gewogen_door <> ''",
            name=op.f("ck_grondslag_afweging"),
        ),
        sa.CheckConstraint(
            "soort IN ('onderwijs', 'hulpverlening', 'medisch', 'ouder')", name=op.f("ck_grondslag_soort")
        ),
        sa.CheckConstraint("tot IS NULL OR tot >= van", name=op.f("ck_grondslag_periode")),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name=op.f("fk_grondslag_casus_id_casus")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grondslag")),
    )
    with op.batch_alter_table("grondslag", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_grondslag_casus_id"), ["casus_id"], unique=False)

    op.create_table(
        "steunpersoon",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("naam", sa.String(length=200), nullable=False),
        sa.Column("relatie", sa.String(length=200), nullable=False),
        sa.Column("telefoon", sa.String(length=40), nullable=False),
        sa.Column("email", sa.String(length=200), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name=op.f("fk_steunpersoon_casus_id_casus")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_steunpersoon")),
        sa.UniqueConstraint("casus_id", name=op.f("uq_steunpersoon_casus_id")),
    )
    op.create_table(
        "toestemming",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("bron", sa.String(length=20), nullable=True),
        sa.Column("door", sa.String(length=20), nullable=False),
        sa.Column("naam", sa.String(length=200), nullable=False),
        sa.Column("soort", sa.String(length=20), nullable=False),
        sa.Column("doel", sa.String(length=20), nullable=False),
        sa.Column("ontvanger", sa.String(length=200), nullable=False),
        sa.Column("antwoord", sa.String(length=5), nullable=False),
        sa.Column("op", sa.Date(), nullable=False),
        sa.Column("tot", sa.Date(), nullable=True),
        sa.Column("hoe", sa.String(length=20), nullable=False),
        sa.Column("tekstversie", sa.String(length=20), nullable=False),
        sa.Column("vastgelegd_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("vastgelegd_door", sa.String(length=200), nullable=False),
        sa.Column("ingetrokken", sa.Date(), nullable=True),
        sa.Column("ingetrokken_door", sa.String(length=200), nullable=False),
        sa.Column("ingetrokken_vastgelegd_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.CheckConstraint("antwoord IN ('ja', 'nee')", name=op.f("ck_toestemming_antwoord")),
        sa.CheckConstraint("doel IN ('delen', 'hulp', 'informeren')", name=op.f("ck_toestemming_doel")),
        sa.CheckConstraint(
            "door IN ('leerling', 'ouder', 'vertegenwoordiger', 'verstrekker')", name=op.f("ck_toestemming_door")
        ),
        sa.CheckConstraint(
            "soort IN ('onderwijs', 'hulpverlening', 'medisch', 'ouder')", name=op.f("ck_toestemming_soort")
        ),
        sa.CheckConstraint(
            "(ingetrokken IS NULL) = (ingetrokken_vastgelegd_op IS NULL)", name=op.f("ck_toestemming_intrekking")
        ),
        sa.CheckConstraint("ingetrokken IS NULL OR ingetrokken >= op", name=op.f("ck_toestemming_ingetrokken")),
        sa.CheckConstraint("tot IS NULL OR tot >= op", name=op.f("ck_toestemming_periode")),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name=op.f("fk_toestemming_casus_id_casus")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_toestemming")),
        sa.UniqueConstraint("casus_id", "bron", name=op.f("uq_toestemming_casus_id_bron")),
    )
    with op.batch_alter_table("toestemming", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_toestemming_casus_id"), ["casus_id"], unique=False)

    op.create_table(
        "wilsonbekwaamheid",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("vastgesteld_door", sa.String(length=200), nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("ter_zake", sa.String(length=20), nullable=False),
        sa.Column("beeindigd_op", sa.Date(), nullable=True),
        sa.Column("vastgelegd_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("vastgelegd_door", sa.String(length=200), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.CheckConstraint("ter_zake IN ('alles', 'delen', 'hulp')", name=op.f("ck_wilsonbekwaamheid_ter_zake")),
        sa.CheckConstraint("vastgesteld_door <> ''", name=op.f("ck_wilsonbekwaamheid_vastgesteld_door")),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name=op.f("fk_wilsonbekwaamheid_casus_id_casus")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wilsonbekwaamheid")),
    )
    with op.batch_alter_table("wilsonbekwaamheid", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_wilsonbekwaamheid_casus_id"), ["casus_id"], unique=False)

    with op.batch_alter_table("betrokkene", schema=None) as batch_op:
        batch_op.add_column(sa.Column("telefoon", sa.String(length=40), server_default="", nullable=False))
        batch_op.add_column(sa.Column("email", sa.String(length=200), server_default="", nullable=False))

    with op.batch_alter_table("casustoegang", schema=None) as batch_op:
        batch_op.add_column(sa.Column("deelt_tot", sa.Date(), nullable=True))


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table("casustoegang") as batch_op:
        batch_op.drop_column("deelt_tot")
    with op.batch_alter_table("betrokkene") as batch_op:
        batch_op.drop_column("email")
        batch_op.drop_column("telefoon")
    for tabel in ("wilsonbekwaamheid", "toestemming", "steunpersoon", "grondslag", "gezagsouder"):
        op.drop_table(tabel)
