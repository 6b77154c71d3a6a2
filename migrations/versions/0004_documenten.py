"""documenten."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "document",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("soort", sa.String(length=30), nullable=False),
        sa.Column("omschrijving", sa.String(length=200), nullable=False),
        sa.Column("naam", sa.String(length=120), nullable=False),
        sa.Column("mediatype", sa.String(length=100), nullable=False),
        sa.Column("grootte", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("stand", sa.String(length=12), nullable=False),
        sa.Column("bij", sa.String(length=80), nullable=True),
        sa.Column("vervangt_id", sa.Uuid(), nullable=True),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("door_id", sa.Uuid(), nullable=False),
        sa.Column("ingetrokken_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ingetrokken_door_id", sa.Uuid(), nullable=True),
        sa.Column("intrekreden", sa.String(length=200), nullable=False),
        sa.Column("sleutel", sa.LargeBinary(), nullable=True),
        sa.Column("sleutel_id", sa.String(length=16), nullable=True),
        sa.Column("blokken", sa.Integer(), nullable=False),
        sa.Column("gecontroleerd_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("beschadigd", sa.Boolean(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "soort IN ('verslag', 'plan_van_aanpak', 'brief', 'formulier', 'bewijs_van_opschaling', 'toestemming', 'anders')",
            name=op.f("ck_document_soort"),
        ),
        sa.CheckConstraint("stand IN ('actueel', 'vervangen', 'ingetrokken')", name=op.f("ck_document_stand")),
        sa.CheckConstraint("(stand = 'ingetrokken') = (sleutel IS NULL)", name=op.f("ck_document_sleutel")),
        sa.CheckConstraint("stand <> 'ingetrokken' OR intrekreden <> ''", name=op.f("ck_document_intrekreden")),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name=op.f("fk_document_casus_id_casus")),
        sa.ForeignKeyConstraint(["vervangt_id"], ["document.id"], name=op.f("fk_document_vervangt_id_document")),
        sa.ForeignKeyConstraint(["door_id"], ["gebruiker.id"], name=op.f("fk_document_door_id_gebruiker")),
        sa.ForeignKeyConstraint(
            ["ingetrokken_door_id"], ["gebruiker.id"], name=op.f("fk_document_ingetrokken_door_id_gebruiker")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
        sa.UniqueConstraint("vervangt_id", name=op.f("uq_document_vervangt_id")),
    )
    with op.batch_alter_table("document", schema=None) as batch_op:
        batch_op.create_index("ix_document_casus_op", ["casus_id", "op", "id"], unique=False)
        batch_op.create_index("ix_document_casus_bij", ["casus_id", "bij"], unique=False)
        batch_op.create_index("ix_document_gecontroleerd_op", ["gecontroleerd_op"], unique=False)

    op.create_table(
        "documentlezer",
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("rol", sa.String(length=30), nullable=False),
        sa.CheckConstraint(
            "rol IN ('leerling', 'ouders', 'school', 'leerplicht', 'jeugdhulp', 'samenwerkingsverband', 'jeugdarts', 'wijkteam', 'anders')",
            name=op.f("ck_documentlezer_rol"),
        ),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_documentlezer_document_id_document")),
        sa.PrimaryKeyConstraint("document_id", "rol", name=op.f("pk_documentlezer")),
    )
    op.create_table(
        "documentblok",
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("nr", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("inhoud", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_documentblok_document_id_document")),
        sa.PrimaryKeyConstraint("document_id", "nr", name=op.f("pk_documentblok")),
    )


def downgrade() -> None:
    """Take back."""
    op.drop_table("documentblok")
    op.drop_table("documentlezer")
    with op.batch_alter_table("document", schema=None) as batch_op:
        batch_op.drop_index("ix_document_gecontroleerd_op")
        batch_op.drop_index("ix_document_casus_bij")
        batch_op.drop_index("ix_document_casus_op")

    op.drop_table("document")
