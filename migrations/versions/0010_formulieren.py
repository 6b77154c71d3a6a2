"""formulieren."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "formulier",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("soort", sa.String(length=30), nullable=False),
        sa.Column("nummer", sa.Integer(), nullable=False),
        sa.Column("stand", sa.String(length=12), nullable=False),
        sa.Column("inhoud", sa.JSON(), nullable=False),
        sa.Column("conclusie", sa.String(length=10), nullable=True),
        sa.Column("datum", sa.Date(), nullable=True),
        sa.Column("namens", sa.String(length=200), nullable=False),
        sa.Column("brief_van", sa.Date(), nullable=True),
        sa.Column("door_id", sa.Uuid(), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.CheckConstraint("soort IN ('ziekteverzuim', 'terugkoppeling_jeugdarts')", name=op.f("ck_formulier_soort")),
        sa.CheckConstraint("stand IN ('concept', 'definitief', 'vervallen')", name=op.f("ck_formulier_stand")),
        sa.CheckConstraint(
            "conclusie IS NULL OR conclusie IN ('volledig', 'deels', 'niet')", name=op.f("ck_formulier_conclusie")
        ),
        sa.CheckConstraint("(namens = '') = (brief_van IS NULL)", name=op.f("ck_formulier_namens")),
        sa.CheckConstraint("nummer >= 1", name=op.f("ck_formulier_nummer")),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name=op.f("fk_formulier_casus_id_casus")),
        sa.ForeignKeyConstraint(["door_id"], ["gebruiker.id"], name=op.f("fk_formulier_door_id_gebruiker")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_formulier")),
        sa.UniqueConstraint("casus_id", "soort", "nummer", name=op.f("uq_formulier_casus_id_soort_nummer")),
    )
    with op.batch_alter_table("formulier", schema=None) as batch_op:
        batch_op.create_index(
            "uq_formulier_een",
            ["casus_id", "soort", "stand"],
            unique=True,
            sqlite_where=sa.text("stand <> 'vervallen'"),
            postgresql_where=sa.text("stand <> 'vervallen'"),
        )


def downgrade() -> None:
    """Take back."""
    op.drop_table("formulier")
