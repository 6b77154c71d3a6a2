"""velden."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply. Of what is stored nobody knows any more who changed which field."""
    with op.batch_alter_table("casus", schema=None) as batch_op:
        batch_op.add_column(sa.Column("velden_op", sa.JSON(), nullable=False, server_default="{}"))
    with op.batch_alter_table("casus", schema=None) as batch_op:
        batch_op.alter_column("velden_op", existing_type=sa.JSON(), existing_nullable=False, server_default=None)
    op.create_table(
        "veldconcept",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("gebruiker_id", sa.Uuid(), nullable=False),
        sa.Column("veld", sa.String(length=120), nullable=False),
        sa.Column("waarde", sa.Text(), nullable=False),
        sa.Column("basis", sa.String(length=16), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name=op.f("fk_veldconcept_casus_id_casus")),
        sa.ForeignKeyConstraint(["gebruiker_id"], ["gebruiker.id"], name=op.f("fk_veldconcept_gebruiker_id_gebruiker")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_veldconcept")),
        sa.UniqueConstraint("casus_id", "gebruiker_id", "veld", name=op.f("uq_veldconcept_casus_id_gebruiker_id_veld")),
    )
    with op.batch_alter_table("veldconcept", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_veldconcept_gebruiker_id"), ["gebruiker_id"], unique=False)


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table("veldconcept", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_veldconcept_gebruiker_id"))
    op.drop_table("veldconcept")
    with op.batch_alter_table("casus", schema=None) as batch_op:
        batch_op.drop_column("velden_op")
