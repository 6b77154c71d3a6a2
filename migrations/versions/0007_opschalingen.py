"""opschalingen."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "opschaling",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("organisatie", sa.String(length=200), nullable=False),
        sa.Column("trede", sa.String(length=10), nullable=False),
        sa.Column("naam", sa.String(length=200), nullable=False),
        sa.Column("functie", sa.String(length=200), nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("wijze", sa.String(length=20), nullable=False),
        sa.Column("uitkomst", sa.Text(), nullable=False),
        sa.Column("zonder_resultaat", sa.Boolean(), nullable=True),
        sa.Column("genoteerd_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("door_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("trede = 'zelf' OR zonder_resultaat IS NOT NULL", name=op.f("ck_opschaling_resultaat")),
        sa.CheckConstraint("trede IN ('leiding', 'zelf')", name=op.f("ck_opschaling_trede")),
        sa.CheckConstraint(
            "wijze IN ('telefoon', 'gesprek', 'videogesprek', 'e_mail', 'brief')", name=op.f("ck_opschaling_wijze")
        ),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name=op.f("fk_opschaling_casus_id_casus")),
        sa.ForeignKeyConstraint(["door_id"], ["gebruiker.id"], name=op.f("fk_opschaling_door_id_gebruiker")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opschaling")),
    )
    with op.batch_alter_table("opschaling", schema=None) as batch_op:
        batch_op.create_index("ix_opschaling_casus_datum", ["casus_id", "datum"], unique=False)


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table("opschaling", schema=None) as batch_op:
        batch_op.drop_index("ix_opschaling_casus_datum")
    op.drop_table("opschaling")
