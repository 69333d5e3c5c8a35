from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models

import articles.models.fields
from articles.models.choice_checks import AlterChoices


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0004_arrangements"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="change",
            options={
                "ordering": ["-pk"],
                "permissions": [("undo_change", "Can take back changes of others")],
                "verbose_name": "change",
                "verbose_name_plural": "changes",
            },
        ),
        migrations.AddField(
            model_name="change",
            name="taken_back",
            field=models.BooleanField(default=False, editable=False, verbose_name="taken back"),
        ),
        migrations.AddField(
            model_name="source",
            name="binned_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="in the bin since"),
        ),
        AlterChoices(
            model_name="beforeimage",
            name="kind",
            field=articles.models.fields.ChoiceField(
                choices=[
                    ("blocks", "Blocks"),
                    ("source", "Source"),
                    ("reading", "Reading"),
                    ("proposals", "Proposals"),
                    ("machine", "Machine"),
                ],
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="source",
            name="issue",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="sources",
                to="articles.issue",
                verbose_name="issue",
            ),
        ),
        migrations.AlterField(
            model_name="source",
            name="sha256",
            field=models.CharField(max_length=64, verbose_name="SHA-256"),
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=models.UniqueConstraint(
                condition=models.Q(("binned_at", None)), fields=("sha256",), name="source_is_here_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=models.CheckConstraint(
                condition=models.Q(("issue__isnull", False), ("binned_at__isnull", False), _connector="OR"),
                name="source_has_an_issue",
            ),
        ),
    ]
