"""agenda."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

UITKOMST_OUD = (
    "uitkomst IS NULL OR uitkomst IN ('besloten', 'onder_voorbehoud', 'aangehouden', 'geen_overeenstemming', "
    "'buiten_onze_macht', 'ingetrokken')"
)
UITKOMST_NIEUW = (
    "uitkomst IS NULL OR uitkomst IN ('besloten', 'onder_voorbehoud', 'aangehouden', 'geen_overeenstemming', "
    "'buiten_onze_macht', 'ingetrokken', 'niet_besproken')"
)
STAND_OUD = "stand IN ('gepland', 'bezig', 'gesloten')"
STAND_NIEUW = "stand IN ('gepland', 'bezig', 'gesloten', 'geannuleerd')"


def upgrade() -> None:
    """Apply."""
    with op.batch_alter_table("overleg", schema=None) as batch_op:
        batch_op.add_column(sa.Column("vastgezet_op", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("geannuleerd_op", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("reden_annuleren", sa.Text(), nullable=False, server_default=""))
        batch_op.drop_constraint(op.f("ck_overleg_stand"), type_="check")
    with op.batch_alter_table("overleg", schema=None) as batch_op:
        batch_op.alter_column("reden_annuleren", existing_type=sa.Text(), existing_nullable=False, server_default=None)
        batch_op.create_check_constraint(op.f("ck_overleg_stand"), STAND_NIEUW)
        batch_op.create_check_constraint(
            op.f("ck_overleg_reden_annuleren"), "stand <> 'geannuleerd' OR reden_annuleren <> ''"
        )
    with op.batch_alter_table("agendapunt", schema=None) as batch_op:
        batch_op.add_column(sa.Column("vast_om", sa.Time(), nullable=True))
        batch_op.add_column(sa.Column("gezin_erbij", sa.Boolean(), nullable=True))
        batch_op.add_column(sa.Column("ad_hoc_reden", sa.Text(), nullable=False, server_default=""))
        batch_op.drop_constraint(op.f("ck_agendapunt_uitkomst"), type_="check")
    with op.batch_alter_table("agendapunt", schema=None) as batch_op:
        batch_op.alter_column("ad_hoc_reden", existing_type=sa.Text(), existing_nullable=False, server_default=None)
        batch_op.create_check_constraint(op.f("ck_agendapunt_uitkomst"), UITKOMST_NIEUW)
    op.create_table(
        "pauze",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("overleg_id", sa.Uuid(), nullable=False),
        sa.Column("om", sa.Time(), nullable=False),
        sa.Column("minuten", sa.Integer(), nullable=False),
        sa.Column("titel", sa.String(length=80), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.CheckConstraint("minuten BETWEEN 5 AND 120", name=op.f("ck_pauze_minuten")),
        sa.ForeignKeyConstraint(["overleg_id"], ["overleg.id"], name=op.f("fk_pauze_overleg_id_overleg")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pauze")),
        sa.UniqueConstraint("overleg_id", "om", name=op.f("uq_pauze_overleg_id_om")),
    )
    op.create_table(
        "agendaversie",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("overleg_id", sa.Uuid(), nullable=False),
        sa.Column("volgnummer", sa.Integer(), nullable=False),
        sa.Column("inhoud", sa.JSON(), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("door_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["overleg_id"], ["overleg.id"], name=op.f("fk_agendaversie_overleg_id_overleg")),
        sa.ForeignKeyConstraint(["door_id"], ["gebruiker.id"], name=op.f("fk_agendaversie_door_id_gebruiker")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agendaversie")),
        sa.UniqueConstraint("overleg_id", "volgnummer", name=op.f("uq_agendaversie_overleg_id_volgnummer")),
    )
    with op.batch_alter_table("agendaversie", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_agendaversie_door_id"), ["door_id"], unique=False)


def downgrade() -> None:
    """Take back. What did not go on has no place in the older form: an item was put off, a meeting is closed."""
    op.drop_table("agendaversie")
    op.drop_table("pauze")
    op.execute("UPDATE agendapunt SET uitkomst = 'aangehouden' WHERE uitkomst = 'niet_besproken'")
    with op.batch_alter_table("agendapunt", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("ck_agendapunt_uitkomst"), type_="check")
        batch_op.create_check_constraint(op.f("ck_agendapunt_uitkomst"), UITKOMST_OUD)
    with op.batch_alter_table("agendapunt", schema=None) as batch_op:
        for naam in ("ad_hoc_reden", "gezin_erbij", "vast_om"):
            batch_op.drop_column(naam)
    with op.batch_alter_table("overleg", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("ck_overleg_reden_annuleren"), type_="check")
        batch_op.drop_constraint(op.f("ck_overleg_stand"), type_="check")
    op.execute("UPDATE overleg SET stand = 'gesloten', gesloten_op = geannuleerd_op WHERE stand = 'geannuleerd'")
    with op.batch_alter_table("overleg", schema=None) as batch_op:
        batch_op.create_check_constraint(op.f("ck_overleg_stand"), STAND_OUD)
    with op.batch_alter_table("overleg", schema=None) as batch_op:
        for naam in ("reden_annuleren", "geannuleerd_op", "vastgezet_op"):
            batch_op.drop_column(naam)
