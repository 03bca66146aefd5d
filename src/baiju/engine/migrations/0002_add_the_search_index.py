"""The search index: its entries, and what finds them by their grams."""

import django.db.models.deletion
from django.db import migrations, models

import baiju.engine.index

SQLITE = (
    "CREATE VIRTUAL TABLE engine_grams USING fts5(grams, content='engine_found',"
    " content_rowid='id', detail='none', columnsize=0, tokenize='ascii')"
)
POSTGRESQL = "CREATE INDEX found_by_grams ON engine_found USING gin (grams)"


def make(apps, editor):
    editor.execute(SQLITE if editor.connection.vendor == "sqlite" else POSTGRESQL)


def unmake(apps, editor):
    if editor.connection.vendor == "sqlite":
        editor.execute("DROP TABLE engine_grams")


class Migration(migrations.Migration):
    dependencies = [("engine", "0001_initial"), ("org", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Found",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("shelf", models.CharField(max_length=80)),
                ("record", models.PositiveBigIntegerField()),
                ("text", models.TextField()),
                ("grams", baiju.engine.index.GramsField()),
                ("tail", models.CharField(blank=True, max_length=28)),
                (
                    "unit",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.unit",
                    ),
                ),
            ],
            options={
                "verbose_name": "search entry",
                "verbose_name_plural": "search entries",
                "indexes": [
                    models.Index(fields=["shelf", "record"], name="found_of_a_record"),
                    models.Index(fields=["shelf", "unit"], name="found_in_a_unit"),
                    models.Index(
                        condition=models.Q(("tail", ""), _negated=True),
                        fields=["shelf", "tail"],
                        name="found_by_its_end",
                    ),
                ],
            },
        ),
        migrations.RunPython(make, unmake),
    ]
