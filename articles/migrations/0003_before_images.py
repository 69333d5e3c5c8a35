from __future__ import annotations

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

import articles.models.fields
import articles.models.journal

COLUMNS = ("role", "story_id", "position", "joined", "moved")


def convert(apps: Any, schema_editor: Any) -> None:
    """The blocks that were kept with a change, as an image for each reading."""
    changes = apps.get_model("articles", "Change").objects.exclude(blocks_before=[]).order_by("pk")
    image = apps.get_model("articles", "BeforeImage")
    for change in changes.iterator():
        readings: dict[int, dict[str, list[Any]]] = {}
        for block in change.blocks_before:
            columns = [block[name] for name in COLUMNS]
            readings.setdefault(block["reading_id"], {})[str(block["start"])] = columns
        for reading, values in readings.items():
            image.objects.create(change=change, kind="blocks", key=reading, values=values)


class Migration(migrations.Migration):
    dependencies = [("articles", "0002_rename_fields_of_uploaded_files")]

    operations = [
        migrations.AddField(
            model_name="change",
            name="undoes",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="undone_by",
                to="articles.change",
                verbose_name="takes back",
            ),
        ),
        migrations.CreateModel(
            name="BeforeImage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    articles.models.fields.ChoiceField(
                        choices=[
                            ("blocks", "Blocks"),
                            ("source", "Source"),
                            ("proposals", "Proposals"),
                            ("machine", "Machine"),
                        ],
                        max_length=20,
                    ),
                ),
                ("key", models.BigIntegerField()),
                ("values", models.JSONField(encoder=articles.models.journal.CompactEncoder)),
                (
                    "change",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="before_images",
                        to="articles.change",
                    ),
                ),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("key", "kind", "change"), name="before_image_is_once_a_change")
                ],
            },
        ),
        migrations.RunPython(convert, migrations.RunPython.noop),
        migrations.RemoveField(model_name="change", name="blocks_before"),
    ]
