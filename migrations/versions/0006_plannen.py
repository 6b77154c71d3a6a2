"""plannen."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "planversie",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("nummer", sa.Integer(), nullable=False),
        sa.Column("stand", sa.String(length=12), nullable=False),
        sa.Column("inhoud", sa.JSON(), nullable=False),
        sa.Column("merk", sa.String(length=64), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=True),
        sa.Column("document_merk", sa.String(length=64), nullable=True),
        sa.Column("reden", sa.Text(), nullable=False),
        sa.Column("door_id", sa.Uuid(), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.CheckConstraint("stand IN ('concept', 'definitief', 'vervallen')", name=op.f("ck_planversie_stand")),
        sa.CheckConstraint("nummer >= 1", name=op.f("ck_planversie_nummer")),
        sa.CheckConstraint("(document_id IS NULL) = (document_merk IS NULL)", name=op.f("ck_planversie_document")),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name=op.f("fk_planversie_casus_id_casus")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_planversie_document_id_document")),
        sa.ForeignKeyConstraint(["door_id"], ["gebruiker.id"], name=op.f("fk_planversie_door_id_gebruiker")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_planversie")),
        sa.UniqueConstraint("casus_id", "nummer", name=op.f("uq_planversie_casus_id_nummer")),
    )
    with op.batch_alter_table("planversie", schema=None) as batch_op:
        batch_op.create_index(
            "uq_planversie_een",
            ["casus_id", "stand"],
            unique=True,
            sqlite_where=sa.text("stand <> 'vervallen'"),
            postgresql_where=sa.text("stand <> 'vervallen'"),
        )
        batch_op.create_index(batch_op.f("ix_planversie_document_id"), ["document_id"], unique=False)
    with op.batch_alter_table("agendapunt", schema=None) as batch_op:
        batch_op.add_column(sa.Column("planversie_id", sa.Uuid(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_agendapunt_planversie_id_planversie"), "planversie", ["planversie_id"], ["id"]
        )
        batch_op.create_index(batch_op.f("ix_agendapunt_planversie_id"), ["planversie_id"], unique=False)


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table("agendapunt", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_agendapunt_planversie_id"))
        batch_op.drop_constraint(batch_op.f("fk_agendapunt_planversie_id_planversie"), type_="foreignkey")
        batch_op.drop_column("planversie_id")
    op.drop_table("planversie")
