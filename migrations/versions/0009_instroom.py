"""instroom."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

STANDEN = "'teruggegeven', 'toegelaten', 'opvolging', 'afgesloten', 'doorverwezen', 'ingetrokken', 'overgedragen')"
OUD = f"stand IN ('concept', 'ingediend', {STANDEN}"
NIEUW = f"stand IN ('concept', 'ingediend', 'aanvulling', {STANDEN}"
SOORT_OUD = "soort IN ('toegelaten', 'uitzondering', 'teruggegeven', 'doorverwezen')"
SOORT_NIEUW = (
    "soort IN ('toegelaten', 'uitzondering', 'geen_uitzondering', 'teruggegeven', 'doorverwezen', "
    "'aanvulling', 'verlengd', 'gesloten')"
)
TERMIJNEN = {"spoed_uren": "48", "antwoord_werkdagen": "5", "streef_werkdagen": "15", "uiterste_werkdagen": "30"}
LOOPT = sa.text("stand IN ('gevraagd', 'toegekend')")


def upgrade() -> None:
    """Apply."""
    with op.batch_alter_table("casus", schema=None) as batch_op:
        batch_op.add_column(sa.Column("beloofd_op", sa.Date(), nullable=True))
        batch_op.drop_constraint(op.f("ck_casus_stand"), type_="check")
        batch_op.create_check_constraint(op.f("ck_casus_stand"), NIEUW)
        batch_op.create_index("ix_casus_tafel_beloofd", ["tafel_id", "stand", "beloofd_op"], unique=False)

    with op.batch_alter_table("tafel", schema=None) as batch_op:
        for naam, waarde in TERMIJNEN.items():
            batch_op.add_column(sa.Column(naam, sa.Integer(), nullable=False, server_default=waarde))
    with op.batch_alter_table("tafel", schema=None) as batch_op:
        for naam in TERMIJNEN:
            batch_op.alter_column(naam, existing_type=sa.Integer(), existing_nullable=False, server_default=None)
        batch_op.create_check_constraint(op.f("ck_tafel_spoed_uren"), "spoed_uren BETWEEN 1 AND 336")
        batch_op.create_check_constraint(op.f("ck_tafel_antwoord_werkdagen"), "antwoord_werkdagen BETWEEN 1 AND 60")
        batch_op.create_check_constraint(
            op.f("ck_tafel_streef_werkdagen"),
            "streef_werkdagen BETWEEN 1 AND 250 AND uiterste_werkdagen BETWEEN streef_werkdagen AND 250",
        )

    with op.batch_alter_table("instroombesluit", schema=None) as batch_op:
        batch_op.add_column(sa.Column("waarheen", sa.String(length=200), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("termijn", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("herinnerd_op", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("laatst_herinnerd_op", sa.Date(), nullable=True))
        batch_op.drop_constraint(op.f("ck_instroombesluit_soort"), type_="check")
    with op.batch_alter_table("instroombesluit", schema=None) as batch_op:
        batch_op.alter_column(
            "waarheen", existing_type=sa.String(length=200), existing_nullable=False, server_default=None
        )
        batch_op.create_check_constraint(op.f("ck_instroombesluit_soort"), SOORT_NIEUW)
        batch_op.create_check_constraint(
            op.f("ck_instroombesluit_termijn"), "soort NOT IN ('aanvulling', 'verlengd') OR termijn IS NOT NULL"
        )

    op.create_table(
        "indiening",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("volgnummer", sa.Integer(), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("document", sa.JSON(), nullable=False),
        sa.Column("vraag", sa.Text(), nullable=False),
        sa.Column("verzoek_uitzondering", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name=op.f("fk_indiening_casus_id_casus")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_indiening")),
        sa.UniqueConstraint("casus_id", "volgnummer", name=op.f("uq_indiening_casus_id_volgnummer")),
    )

    op.create_table(
        "spoedverzoek",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("stand", sa.String(length=20), nullable=False),
        sa.Column("gevraagd_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("gevraagd_door_id", sa.Uuid(), nullable=False),
        sa.Column("reden", sa.Text(), nullable=False),
        sa.Column("waarom_nu", sa.Text(), nullable=False),
        sa.Column("gewenst_op", sa.Date(), nullable=True),
        sa.Column("antwoord", sa.Text(), nullable=False),
        sa.Column("besloten_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("besloten_door_id", sa.Uuid(), nullable=True),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "stand IN ('gevraagd', 'toegekend', 'geweigerd', 'behandeld')", name=op.f("ck_spoedverzoek_stand")
        ),
        sa.CheckConstraint(
            "stand = 'gevraagd' OR (besloten_op IS NOT NULL AND besloten_door_id IS NOT NULL AND antwoord <> '')",
            name=op.f("ck_spoedverzoek_antwoord"),
        ),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name=op.f("fk_spoedverzoek_casus_id_casus")),
        sa.ForeignKeyConstraint(
            ["gevraagd_door_id"], ["gebruiker.id"], name=op.f("fk_spoedverzoek_gevraagd_door_id_gebruiker")
        ),
        sa.ForeignKeyConstraint(
            ["besloten_door_id"], ["gebruiker.id"], name=op.f("fk_spoedverzoek_besloten_door_id_gebruiker")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_spoedverzoek")),
    )
    with op.batch_alter_table("spoedverzoek", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_spoedverzoek_casus_id"), ["casus_id"], unique=False)
        batch_op.create_index(
            "uq_spoedverzoek_loopt", ["casus_id"], unique=True, sqlite_where=LOOPT, postgresql_where=LOOPT
        )

    op.create_table(
        "opschorting",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("van", sa.Date(), nullable=False),
        sa.Column("tot", sa.Date(), nullable=False),
        sa.Column("reden", sa.Text(), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("door_id", sa.Uuid(), nullable=False),
        sa.Column("eerder_hervat_op", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("tot > van", name=op.f("ck_opschorting_periode")),
        sa.CheckConstraint("reden <> ''", name=op.f("ck_opschorting_reden")),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name=op.f("fk_opschorting_casus_id_casus")),
        sa.ForeignKeyConstraint(["door_id"], ["gebruiker.id"], name=op.f("fk_opschorting_door_id_gebruiker")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opschorting")),
    )
    with op.batch_alter_table("opschorting", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_opschorting_casus_id"), ["casus_id"], unique=False)

    op.create_table(
        "brief",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("besluit_id", sa.Uuid(), nullable=False),
        sa.Column("aan", sa.String(length=30), nullable=False),
        sa.Column("tekst", sa.Text(), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("door_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("aan IN ('casusverantwoordelijke', 'gezin')", name=op.f("ck_brief_aan")),
        sa.CheckConstraint("tekst <> ''", name=op.f("ck_brief_tekst")),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name=op.f("fk_brief_casus_id_casus")),
        sa.ForeignKeyConstraint(
            ["besluit_id"], ["instroombesluit.id"], name=op.f("fk_brief_besluit_id_instroombesluit")
        ),
        sa.ForeignKeyConstraint(["door_id"], ["gebruiker.id"], name=op.f("fk_brief_door_id_gebruiker")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_brief")),
        sa.UniqueConstraint("besluit_id", "aan", name=op.f("uq_brief_besluit_id_aan")),
    )
    with op.batch_alter_table("brief", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_brief_casus_id"), ["casus_id"], unique=False)


def downgrade() -> None:
    """Take back. What the older version has no word for becomes the nearest word that it has."""
    for tabel in ("brief", "opschorting", "spoedverzoek", "indiening"):
        op.drop_table(tabel)
    op.execute("UPDATE casus SET stand = 'teruggegeven' WHERE stand = 'aanvulling'")
    op.execute(
        "UPDATE instroombesluit SET soort = 'teruggegeven' "
        "WHERE soort IN ('geen_uitzondering', 'aanvulling', 'verlengd', 'gesloten')"
    )
    with op.batch_alter_table("instroombesluit", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("ck_instroombesluit_termijn"), type_="check")
        batch_op.drop_constraint(op.f("ck_instroombesluit_soort"), type_="check")
        batch_op.create_check_constraint(op.f("ck_instroombesluit_soort"), SOORT_OUD)
    with op.batch_alter_table("instroombesluit", schema=None) as batch_op:
        for naam in ("waarheen", "termijn", "herinnerd_op", "laatst_herinnerd_op"):
            batch_op.drop_column(naam)
    with op.batch_alter_table("tafel", schema=None) as batch_op:
        for naam in ("spoed_uren", "antwoord_werkdagen", "streef_werkdagen"):
            batch_op.drop_constraint(op.f(f"ck_tafel_{naam}"), type_="check")
    with op.batch_alter_table("tafel", schema=None) as batch_op:
        for naam in TERMIJNEN:
            batch_op.drop_column(naam)
    with op.batch_alter_table("casus", schema=None) as batch_op:
        batch_op.drop_index("ix_casus_tafel_beloofd")
        batch_op.drop_column("beloofd_op")
        batch_op.drop_constraint(op.f("ck_casus_stand"), type_="check")
        batch_op.create_check_constraint(op.f("ck_casus_stand"), OUD)
