"""overleggen."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    with op.batch_alter_table("overleg", schema=None) as batch_op:
        batch_op.add_column(sa.Column("online", sa.String(length=400), nullable=False, server_default=""))
    with op.batch_alter_table("overleg", schema=None) as batch_op:
        batch_op.alter_column("online", server_default=None)
    op.create_table(
        "overlegsjabloon",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("tafel_id", sa.Uuid(), nullable=False),
        sa.Column("soort", sa.String(length=20), nullable=False),
        sa.Column("aantal", sa.Integer(), nullable=False),
        sa.Column("weekdag", sa.Integer(), nullable=False),
        sa.Column("regio", sa.String(length=10), nullable=False),
        sa.Column("begint_om", sa.Time(), nullable=False),
        sa.Column("eindigt_om", sa.Time(), nullable=False),
        sa.Column("plaats", sa.String(length=200), nullable=False),
        sa.Column("online", sa.String(length=400), nullable=False),
        sa.Column("welkom_minuten", sa.Integer(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.CheckConstraint("soort IN ('weken', 'per_jaar', 'op_aanvraag')", name=op.f("ck_overlegsjabloon_soort")),
        sa.CheckConstraint("regio IN ('noord', 'midden', 'zuid')", name=op.f("ck_overlegsjabloon_regio")),
        sa.CheckConstraint("aantal BETWEEN 0 AND 52", name=op.f("ck_overlegsjabloon_aantal")),
        sa.CheckConstraint("weekdag BETWEEN 0 AND 4", name=op.f("ck_overlegsjabloon_weekdag")),
        sa.CheckConstraint("eindigt_om > begint_om", name=op.f("ck_overlegsjabloon_tijden")),
        sa.ForeignKeyConstraint(["tafel_id"], ["tafel.id"], name=op.f("fk_overlegsjabloon_tafel_id_tafel")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_overlegsjabloon")),
        sa.UniqueConstraint("tafel_id", name=op.f("uq_overlegsjabloon_tafel_id")),
    )
    op.create_table(
        "schoolvakantie",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("tafel_id", sa.Uuid(), nullable=False),
        sa.Column("naam", sa.String(length=60), nullable=False),
        sa.Column("van", sa.Date(), nullable=False),
        sa.Column("tot", sa.Date(), nullable=False),
        sa.CheckConstraint("tot >= van", name=op.f("ck_schoolvakantie_periode")),
        sa.ForeignKeyConstraint(["tafel_id"], ["tafel.id"], name=op.f("fk_schoolvakantie_tafel_id_tafel")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_schoolvakantie")),
        sa.UniqueConstraint("tafel_id", "naam", "van", name=op.f("uq_schoolvakantie_tafel_id_naam_van")),
    )


def downgrade() -> None:
    """Take back."""
    op.drop_table("schoolvakantie")
    op.drop_table("overlegsjabloon")
    with op.batch_alter_table("overleg", schema=None) as batch_op:
        batch_op.drop_column("online")
