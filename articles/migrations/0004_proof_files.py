from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models

import articles.models.fields


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0003_wrong_forms"),
    ]

    operations = [
        migrations.CreateModel(
            name="ProofFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sha256", models.CharField(max_length=64, unique=True, verbose_name="SHA-256")),
                ("name", articles.models.fields.LineField(max_length=255, verbose_name="file name")),
                ("media_type", models.CharField(max_length=100, verbose_name="media type")),
                ("size", models.PositiveIntegerField(verbose_name="bytes")),
                ("data", models.BinaryField()),
            ],
            options={
                "verbose_name": "proof",
                "verbose_name_plural": "proofs",
                "default_permissions": (),
            },
        ),
        migrations.AddField(
            model_name="historicaluse",
            name="proof_file",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="articles.prooffile",
                verbose_name="file of the proof",
            ),
        ),
        migrations.AddField(
            model_name="use",
            name="proof_file",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="uses",
                to="articles.prooffile",
                verbose_name="file of the proof",
            ),
        ),
    ]
