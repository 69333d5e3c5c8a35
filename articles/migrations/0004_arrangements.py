from __future__ import annotations

from django.db import migrations

import articles.models.fields
from articles.models.choice_checks import AlterChoices


class Migration(migrations.Migration):
    dependencies = [("articles", "0003_before_images")]

    operations = [
        AlterChoices(
            model_name="change",
            name="action",
            field=articles.models.fields.ChoiceField(
                choices=[
                    ("import", "imported"),
                    ("type-in", "typed in"),
                    ("edit", "edited"),
                    ("tag", "tagged"),
                    ("status", "status set"),
                    ("bin", "moved to the bin"),
                    ("restore", "brought back"),
                    ("delete", "deleted"),
                    ("reparse", "read again"),
                    ("file", "filed under another issue"),
                    ("merge", "issues merged"),
                    ("join", "stories merged"),
                    ("split", "story split"),
                    ("arrange", "print arranged"),
                    ("undo", "taken back"),
                ],
                max_length=20,
                verbose_name="action",
            ),
        ),
    ]
