"""Personal links, and how a leerling or parent takes part."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "persoonlijke_link",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("doel", sa.String(length=20), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("betrokkene_id", sa.Uuid(), nullable=False),
        sa.Column("zout", sa.String(length=64), nullable=False),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("kort", sa.String(length=64), nullable=False),
        sa.Column("verloopt_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ingetrokken_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("gemaakt_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("gemaakt_door_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint("doel IN ('familie')", name=op.f("ck_persoonlijke_link_doel")),
        sa.ForeignKeyConstraint(
            ["betrokkene_id"],
            ["betrokkene.id"],
            name=op.f("fk_persoonlijke_link_betrokkene_id_betrokkene"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name=op.f("fk_persoonlijke_link_casus_id_casus")),
        sa.ForeignKeyConstraint(
            ["gemaakt_door_id"], ["gebruiker.id"], name=op.f("fk_persoonlijke_link_gemaakt_door_id_gebruiker")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_persoonlijke_link")),
        sa.UniqueConstraint("code", name=op.f("uq_persoonlijke_link_code")),
        sa.UniqueConstraint("kort", name=op.f("uq_persoonlijke_link_kort")),
    )
    with op.batch_alter_table("persoonlijke_link", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_persoonlijke_link_betrokkene_id"), ["betrokkene_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_persoonlijke_link_casus_id"), ["casus_id"], unique=False)
        batch_op.create_index(
            "uq_persoonlijke_link_een",
            ["betrokkene_id", "doel"],
            unique=True,
            sqlite_where=sa.text("ingetrokken_op IS NULL"),
            postgresql_where=sa.text("ingetrokken_op IS NULL"),
        )

    with op.batch_alter_table("tijdslot", schema=None) as batch_op:
        batch_op.add_column(sa.Column("meedoen", sa.String(length=20), nullable=True))
        batch_op.add_column(sa.Column("meedoen_tekst", sa.Text(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("neemt_mee", sa.String(length=200), nullable=False, server_default=""))
    with op.batch_alter_table("tijdslot", schema=None) as batch_op:
        batch_op.alter_column("meedoen_tekst", existing_type=sa.Text(), existing_nullable=False, server_default=None)
        batch_op.alter_column(
            "neemt_mee", existing_type=sa.String(length=200), existing_nullable=False, server_default=None
        )
        batch_op.create_check_constraint(
            op.f("ck_tijdslot_meedoen"),
            "meedoen IN ('praten', 'schrijven', 'voorlezen', 'filmpje', 'via_iemand', 'alleen_luisteren')",
        )


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table("tijdslot", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("ck_tijdslot_meedoen"), type_="check")
        for naam in ("neemt_mee", "meedoen_tekst", "meedoen"):
            batch_op.drop_column(naam)
    op.drop_table("persoonlijke_link")
