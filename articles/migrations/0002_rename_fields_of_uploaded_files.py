from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0001_initial"),
    ]

    operations = [
        migrations.RenameField("uploadedfile", "said", "options"),
        migrations.RenameField("uploadedfile", "seen", "summary"),
        migrations.RenameField("uploadedfile", "refusal", "failure"),
        migrations.AlterField("uploadedfile", "failure", models.JSONField(blank=True, null=True)),
    ]
