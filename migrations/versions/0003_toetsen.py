"""toetsen."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply. What was handed in before keeps the criteria of its profile: version 1."""
    op.create_table(
        "criteriaversie",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("tafel_id", sa.Uuid(), nullable=False),
        sa.Column("nummer", sa.Integer(), nullable=False),
        sa.Column("vanaf", sa.Date(), nullable=False),
        sa.Column("parameters", sa.JSON(), nullable=False),
        sa.Column("reden", sa.Text(), nullable=False),
        sa.Column("door_id", sa.Uuid(), nullable=True),
        sa.Column("gemaakt_op", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("nummer > 1", name=op.f("ck_criteriaversie_nummer")),
        sa.CheckConstraint("reden <> ''", name=op.f("ck_criteriaversie_reden")),
        sa.ForeignKeyConstraint(["door_id"], ["gebruiker.id"], name=op.f("fk_criteriaversie_door_id_gebruiker")),
        sa.ForeignKeyConstraint(["tafel_id"], ["tafel.id"], name=op.f("fk_criteriaversie_tafel_id_tafel")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_criteriaversie")),
        sa.UniqueConstraint("tafel_id", "nummer", name=op.f("uq_criteriaversie_tafel_id_nummer")),
    )
    op.create_index("ix_criteriaversie_tafel_vanaf", "criteriaversie", ["tafel_id", "vanaf"], unique=False)
    op.create_table(
        "eisverandering",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("eis", sa.String(length=30), nullable=False),
        sa.Column("was", sa.String(length=20), nullable=False),
        sa.Column("werd", sa.String(length=20), nullable=False),
        sa.Column("aanleiding", sa.String(length=20), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("door_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint("was IN ('voldaan', 'nog_niet', 'nvt', 'uitgezonderd')", name=op.f("ck_eisverandering_was")),
        sa.CheckConstraint(
            "werd IN ('voldaan', 'nog_niet', 'nvt', 'uitgezonderd')", name=op.f("ck_eisverandering_werd")
        ),
        sa.CheckConstraint(
            "aanleiding IN ('bewaard', 'dag', 'criteria', 'uitzondering')", name=op.f("ck_eisverandering_aanleiding")
        ),
        sa.CheckConstraint("was <> werd", name=op.f("ck_eisverandering_anders")),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name=op.f("fk_eisverandering_casus_id_casus")),
        sa.ForeignKeyConstraint(["door_id"], ["gebruiker.id"], name=op.f("fk_eisverandering_door_id_gebruiker")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_eisverandering")),
    )
    op.create_index("ix_eisverandering_casus_op", "eisverandering", ["casus_id", "op"], unique=False)
    op.create_table(
        "eisopmerking",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("eis", sa.String(length=30), nullable=False),
        sa.Column("tekst", sa.Text(), nullable=False),
        sa.Column("rol", sa.String(length=30), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("door_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "rol IN ('casusverantwoordelijke', 'voorzitter', 'zaakonderzoeker')", name=op.f("ck_eisopmerking_rol")
        ),
        sa.CheckConstraint("tekst <> ''", name=op.f("ck_eisopmerking_tekst")),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name=op.f("fk_eisopmerking_casus_id_casus")),
        sa.ForeignKeyConstraint(["door_id"], ["gebruiker.id"], name=op.f("fk_eisopmerking_door_id_gebruiker")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_eisopmerking")),
    )
    op.create_index("ix_eisopmerking_casus_op", "eisopmerking", ["casus_id", "op"], unique=False)
    op.create_table(
        "uitzondering",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("eis", sa.String(length=30), nullable=False),
        sa.Column("jaar", sa.Integer(), nullable=False),
        sa.Column("motivatie", sa.Text(), nullable=False),
        sa.Column("gevraagd_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("gevraagd_door_id", sa.Uuid(), nullable=True),
        sa.Column("besluit", sa.String(length=20), nullable=False),
        sa.Column("reden", sa.Text(), nullable=False),
        sa.Column("besloten_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("besloten_door_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "besluit IN ('gevraagd', 'toegestaan', 'geweigerd', 'vervallen')", name=op.f("ck_uitzondering_besluit")
        ),
        sa.CheckConstraint("eis <> 'leeftijd' AND eis <> 'plicht'", name=op.f("ck_uitzondering_nooit")),
        sa.CheckConstraint(
            "besluit NOT IN ('toegestaan', 'geweigerd') OR reden <> ''", name=op.f("ck_uitzondering_reden")
        ),
        sa.CheckConstraint("besluit = 'gevraagd' OR besloten_op IS NOT NULL", name=op.f("ck_uitzondering_besloten_op")),
        sa.ForeignKeyConstraint(
            ["besloten_door_id"], ["gebruiker.id"], name=op.f("fk_uitzondering_besloten_door_id_gebruiker")
        ),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name=op.f("fk_uitzondering_casus_id_casus")),
        sa.ForeignKeyConstraint(
            ["gevraagd_door_id"], ["gebruiker.id"], name=op.f("fk_uitzondering_gevraagd_door_id_gebruiker")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_uitzondering")),
    )
    op.create_index("ix_uitzondering_casus_jaar", "uitzondering", ["casus_id", "jaar"], unique=False)
    op.create_index(
        "uq_uitzondering_open",
        "uitzondering",
        ["casus_id", "eis"],
        unique=True,
        sqlite_where=sa.text("besluit = 'gevraagd'"),
        postgresql_where=sa.text("besluit = 'gevraagd'"),
    )
    with op.batch_alter_table("casus", schema=None) as batch_op:
        batch_op.add_column(sa.Column("criteria_nummer", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("toetsstand", sa.JSON(none_as_null=True), nullable=True))
    with op.batch_alter_table("toets", schema=None) as batch_op:
        batch_op.add_column(sa.Column("criteria_nummer", sa.Integer(), nullable=True))
    op.execute("UPDATE casus SET criteria_nummer = 1 WHERE ingediend_op IS NOT NULL")
    op.execute("UPDATE toets SET criteria_nummer = 1")


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table("toets", schema=None) as batch_op:
        batch_op.drop_column("criteria_nummer")
    with op.batch_alter_table("casus", schema=None) as batch_op:
        batch_op.drop_column("toetsstand")
        batch_op.drop_column("criteria_nummer")
    for tabel in ("uitzondering", "eisopmerking", "eisverandering", "criteriaversie"):
        op.drop_table(tabel)
