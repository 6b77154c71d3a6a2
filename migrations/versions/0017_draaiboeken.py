"""What a chair notes for themselves."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "notitie",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("overleg_id", sa.Uuid(), nullable=False),
        sa.Column("gebruiker_id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=True),
        sa.Column("sleutel", sa.LargeBinary(), nullable=False),
        sa.Column("sleutel_id", sa.String(length=16), nullable=False),
        sa.Column("inhoud", sa.LargeBinary(), nullable=False),
        sa.Column("gewijzigd_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name=op.f("fk_notitie_casus_id_casus")),
        sa.ForeignKeyConstraint(["gebruiker_id"], ["gebruiker.id"], name=op.f("fk_notitie_gebruiker_id_gebruiker")),
        sa.ForeignKeyConstraint(["overleg_id"], ["overleg.id"], name=op.f("fk_notitie_overleg_id_overleg")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notitie")),
        sa.UniqueConstraint(
            "overleg_id", "gebruiker_id", "casus_id", name=op.f("uq_notitie_overleg_id_gebruiker_id_casus_id")
        ),
    )
    with op.batch_alter_table("notitie", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_notitie_casus_id"), ["casus_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_notitie_gebruiker_id"), ["gebruiker_id"], unique=False)
        batch_op.create_index(
            "uq_notitie_overleg",
            ["overleg_id", "gebruiker_id"],
            unique=True,
            sqlite_where=sa.text("casus_id IS NULL"),
            postgresql_where=sa.text("casus_id IS NULL"),
        )

    op.create_table(
        "verslagregel",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("overleg_id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("tekst", sa.Text(), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("door_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("tekst <> ''", name=op.f("ck_verslagregel_tekst")),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name=op.f("fk_verslagregel_casus_id_casus")),
        sa.ForeignKeyConstraint(["door_id"], ["gebruiker.id"], name=op.f("fk_verslagregel_door_id_gebruiker")),
        sa.ForeignKeyConstraint(["overleg_id"], ["overleg.id"], name=op.f("fk_verslagregel_overleg_id_overleg")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_verslagregel")),
    )
    with op.batch_alter_table("verslagregel", schema=None) as batch_op:
        batch_op.create_index("ix_verslagregel_casus_op", ["casus_id", "op"], unique=False)
        batch_op.create_index(batch_op.f("ix_verslagregel_door_id"), ["door_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_verslagregel_overleg_id"), ["overleg_id"], unique=False)


def downgrade() -> None:
    """Take back."""
    op.drop_table("verslagregel")
    op.drop_table("notitie")
