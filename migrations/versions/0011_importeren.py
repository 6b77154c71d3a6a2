"""importeren."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "importlijst",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("tafel_id", sa.Uuid(), nullable=False),
        sa.Column("gebruiker_id", sa.Uuid(), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sleutel", sa.LargeBinary(), nullable=True),
        sa.Column("sleutel_id", sa.String(length=16), nullable=True),
        sa.Column("inhoud", sa.LargeBinary(), nullable=True),
        sa.Column("kolommen", sa.JSON(), nullable=False),
        sa.Column("verwerkt_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("nummers", sa.JSON(), nullable=False),
        sa.CheckConstraint("(verwerkt_op IS NULL) = (inhoud IS NOT NULL)", name=op.f("ck_importlijst_inhoud")),
        sa.ForeignKeyConstraint(["gebruiker_id"], ["gebruiker.id"], name=op.f("fk_importlijst_gebruiker_id_gebruiker")),
        sa.ForeignKeyConstraint(["tafel_id"], ["tafel.id"], name=op.f("fk_importlijst_tafel_id_tafel")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_importlijst")),
        sa.UniqueConstraint("gebruiker_id", "tafel_id", name=op.f("uq_importlijst_gebruiker_id_tafel_id")),
    )
    with op.batch_alter_table("importlijst", schema=None) as batch_op:
        batch_op.create_index("ix_importlijst_op", ["op"], unique=False)


def downgrade() -> None:
    """Take back."""
    op.drop_table("importlijst")
