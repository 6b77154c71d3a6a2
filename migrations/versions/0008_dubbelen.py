"""dubbelen."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "casusband",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("andere_casus_id", sa.Uuid(), nullable=False),
        sa.Column("soort", sa.String(length=20), nullable=False),
        sa.Column("reden", sa.Text(), nullable=False),
        sa.Column("door_id", sa.Uuid(), nullable=False),
        sa.Column("door", sa.String(length=200), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("verbroken_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("verbroken_reden", sa.Text(), nullable=False),
        sa.CheckConstraint("soort IN ('zelfde_kind', 'broer_of_zus', 'ander_kind')", name=op.f("ck_casusband_soort")),
        sa.CheckConstraint("casus_id < andere_casus_id", name=op.f("ck_casusband_volgorde")),
        sa.CheckConstraint("verbroken_op IS NULL OR verbroken_reden <> ''", name=op.f("ck_casusband_verbroken")),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name=op.f("fk_casusband_casus_id_casus")),
        sa.ForeignKeyConstraint(["andere_casus_id"], ["casus.id"], name=op.f("fk_casusband_andere_casus_id_casus")),
        sa.ForeignKeyConstraint(["door_id"], ["gebruiker.id"], name=op.f("fk_casusband_door_id_gebruiker")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_casusband")),
    )
    with op.batch_alter_table("casusband", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_casusband_andere_casus_id"), ["andere_casus_id"], unique=False)
        batch_op.create_index(
            "uq_casusband_een_paar",
            ["casus_id", "andere_casus_id"],
            unique=True,
            sqlite_where=sa.text("verbroken_op IS NULL"),
            postgresql_where=sa.text("verbroken_op IS NULL"),
        )
    op.create_index("ix_casus_tafel_geboren", "casus", ["tafel_id", "geboortedatum"], unique=False)


def downgrade() -> None:
    """Take back."""
    op.drop_index("ix_casus_tafel_geboren", table_name="casus")
    op.drop_table("casusband")
