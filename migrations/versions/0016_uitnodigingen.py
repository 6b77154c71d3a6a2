"""uitnodigingen."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "agendasleutel",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("gebruiker_id", sa.Uuid(), nullable=False),
        sa.Column("sleutel", sa.String(length=64), nullable=False),
        sa.Column("gemaakt_op", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["gebruiker_id"], ["gebruiker.id"], name=op.f("fk_agendasleutel_gebruiker_id_gebruiker")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agendasleutel")),
        sa.UniqueConstraint("gebruiker_id", name=op.f("uq_agendasleutel_gebruiker_id")),
        sa.UniqueConstraint("sleutel", name=op.f("uq_agendasleutel_sleutel")),
    )
    op.create_table(
        "genodigde",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("overleg_id", sa.Uuid(), nullable=False),
        sa.Column("sleutel", sa.String(length=220), nullable=False),
        sa.Column("gebruiker_id", sa.Uuid(), nullable=True),
        sa.Column("email", sa.String(length=200), nullable=False),
        sa.Column("zout", sa.String(length=64), nullable=False),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("verloopt_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ronde", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["gebruiker_id"], ["gebruiker.id"], name=op.f("fk_genodigde_gebruiker_id_gebruiker")),
        sa.ForeignKeyConstraint(["overleg_id"], ["overleg.id"], name=op.f("fk_genodigde_overleg_id_overleg")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_genodigde")),
        sa.UniqueConstraint("code", name=op.f("uq_genodigde_code")),
        sa.UniqueConstraint("overleg_id", "sleutel", name=op.f("uq_genodigde_overleg_id_sleutel")),
    )
    with op.batch_alter_table("genodigde", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_genodigde_gebruiker_id"), ["gebruiker_id"], unique=False)

    op.create_table(
        "tijdslot",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("genodigde_id", sa.Uuid(), nullable=False),
        sa.Column("overleg_id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("stoel", sa.String(length=60), nullable=False),
        sa.Column("hoedanigheid", sa.String(length=20), nullable=False),
        sa.Column("rol", sa.String(length=30), nullable=False),
        sa.Column("naam", sa.String(length=200), nullable=False),
        sa.Column("weg", sa.String(length=10), nullable=False),
        sa.Column("gestuurd_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("volgnummer", sa.Integer(), nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("begint_om", sa.Time(), nullable=False),
        sa.Column("eindigt_om", sa.Time(), nullable=False),
        sa.Column("plaats", sa.String(length=200), nullable=False),
        sa.Column("online", sa.String(length=400), nullable=False),
        sa.Column("afgezegd", sa.Boolean(), nullable=False),
        sa.Column("ingetrokken", sa.Boolean(), nullable=False),
        sa.Column("antwoord", sa.String(length=10), nullable=False),
        sa.Column("geantwoord_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reden", sa.Text(), nullable=False),
        sa.Column("vervanger_naam", sa.String(length=200), nullable=False),
        sa.Column("vervanger_functie", sa.String(length=200), nullable=False),
        sa.Column("vervanger_email", sa.String(length=200), nullable=False),
        sa.Column("vervanger_mandaat", sa.Boolean(), nullable=False),
        sa.Column("vervanger_tot", sa.BigInteger(), nullable=True),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.CheckConstraint("antwoord <> 'ander' OR vervanger_naam <> ''", name=op.f("ck_tijdslot_vervanger")),
        sa.CheckConstraint("antwoord <> 'kan_niet' OR reden <> ''", name=op.f("ck_tijdslot_reden")),
        sa.CheckConstraint("antwoord IN ('open', 'komt', 'kan_niet', 'ander')", name=op.f("ck_tijdslot_antwoord")),
        sa.CheckConstraint("hoedanigheid IN ('partij', 'geld', 'leiding')", name=op.f("ck_tijdslot_hoedanigheid")),
        sa.CheckConstraint("vervanger_tot IS NULL OR vervanger_tot > 0", name=op.f("ck_tijdslot_vervanger_tot")),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name=op.f("fk_tijdslot_casus_id_casus")),
        sa.ForeignKeyConstraint(["genodigde_id"], ["genodigde.id"], name=op.f("fk_tijdslot_genodigde_id_genodigde")),
        sa.ForeignKeyConstraint(["overleg_id"], ["overleg.id"], name=op.f("fk_tijdslot_overleg_id_overleg")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tijdslot")),
        sa.UniqueConstraint("overleg_id", "casus_id", "stoel", name=op.f("uq_tijdslot_overleg_id_casus_id_stoel")),
    )
    with op.batch_alter_table("tijdslot", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_tijdslot_casus_id"), ["casus_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_tijdslot_genodigde_id"), ["genodigde_id"], unique=False)

    op.create_table(
        "vervanging",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("betrokkene_id", sa.Uuid(), nullable=False),
        sa.Column("vervangt_id", sa.Uuid(), nullable=False),
        sa.Column("van", sa.Date(), nullable=False),
        sa.Column("tot", sa.Date(), nullable=False),
        sa.CheckConstraint("tot >= van", name=op.f("ck_vervanging_periode")),
        sa.ForeignKeyConstraint(
            ["betrokkene_id"],
            ["betrokkene.id"],
            name=op.f("fk_vervanging_betrokkene_id_betrokkene"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["vervangt_id"], ["betrokkene.id"], name=op.f("fk_vervanging_vervangt_id_betrokkene"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vervanging")),
        sa.UniqueConstraint("betrokkene_id", name=op.f("uq_vervanging_betrokkene_id")),
    )
    with op.batch_alter_table("vervanging", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_vervanging_vervangt_id"), ["vervangt_id"], unique=False)

    op.create_table(
        "verwachting",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("overleg_id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("kosten_jeugdhulp", sa.BigInteger(), nullable=True),
        sa.Column("kosten_onderwijs", sa.BigInteger(), nullable=True),
        sa.Column("plek", sa.Boolean(), nullable=False),
        sa.Column("nvt", sa.JSON(), nullable=False),
        sa.Column("erbij", sa.JSON(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kosten_jeugdhulp IS NULL OR kosten_jeugdhulp > 0", name=op.f("ck_verwachting_kosten_jeugdhulp")
        ),
        sa.CheckConstraint(
            "kosten_onderwijs IS NULL OR kosten_onderwijs > 0", name=op.f("ck_verwachting_kosten_onderwijs")
        ),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name=op.f("fk_verwachting_casus_id_casus")),
        sa.ForeignKeyConstraint(["overleg_id"], ["overleg.id"], name=op.f("fk_verwachting_overleg_id_overleg")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_verwachting")),
        sa.UniqueConstraint("overleg_id", "casus_id", name=op.f("uq_verwachting_overleg_id_casus_id")),
    )
    with op.batch_alter_table("verwachting", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_verwachting_casus_id"), ["casus_id"], unique=False)

    op.create_table(
        "verzending",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("overleg_id", sa.Uuid(), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("soort", sa.String(length=20), nullable=False),
        sa.Column("weg", sa.String(length=10), nullable=False),
        sa.Column("rol", sa.String(length=30), nullable=False),
        sa.Column("naam", sa.String(length=200), nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("begint_om", sa.Time(), nullable=False),
        sa.CheckConstraint(
            "soort IN ('uitnodiging', 'wijziging', 'afzegging', 'opnieuw')", name=op.f("ck_verzending_soort")
        ),
        sa.CheckConstraint("weg IN ('account', 'mail', 'brief')", name=op.f("ck_verzending_weg")),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name=op.f("fk_verzending_casus_id_casus")),
        sa.ForeignKeyConstraint(["overleg_id"], ["overleg.id"], name=op.f("fk_verzending_overleg_id_overleg")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_verzending")),
    )
    with op.batch_alter_table("verzending", schema=None) as batch_op:
        batch_op.create_index("ix_verzending_casus_op", ["casus_id", "op"], unique=False)
        batch_op.create_index(batch_op.f("ix_verzending_overleg_id"), ["overleg_id"], unique=False)

    with op.batch_alter_table("bericht", schema=None) as batch_op:
        batch_op.add_column(sa.Column("adres", sa.String(length=200), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("zout", sa.String(length=64), nullable=True))
        batch_op.add_column(sa.Column("bijlagen", sa.JSON(), nullable=False, server_default="[]"))
        batch_op.alter_column("aan_id", existing_type=sa.Uuid(), nullable=True)
    with op.batch_alter_table("bericht", schema=None) as batch_op:
        batch_op.alter_column(
            "adres", existing_type=sa.String(length=200), existing_nullable=False, server_default=None
        )
        batch_op.alter_column("bijlagen", existing_type=sa.JSON(), existing_nullable=False, server_default=None)
        batch_op.create_check_constraint(op.f("ck_bericht_aan"), "(aan_id IS NULL) = (adres <> '')")


def downgrade() -> None:
    """Take back. A mail to somebody without account has no place in the older form."""
    op.execute("DELETE FROM bericht WHERE aan_id IS NULL")
    with op.batch_alter_table("bericht", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("ck_bericht_aan"), type_="check")
        for naam in ("bijlagen", "zout", "adres"):
            batch_op.drop_column(naam)
        batch_op.alter_column("aan_id", existing_type=sa.Uuid(), nullable=False)
    op.drop_table("verzending")
    op.drop_table("verwachting")
    op.drop_table("vervanging")
    op.drop_table("tijdslot")
    op.drop_table("genodigde")
    op.drop_table("agendasleutel")
