from __future__ import annotations

from django.db import migrations

import articles.models.fields
from articles.models.choice_checks import AlterChoices


class Migration(migrations.Migration):
    dependencies = [("articles", "0003_departments")]

    operations = [
        AlterChoices(
            model_name="importline",
            name="outcome",
            field=articles.models.fields.ChoiceField(
                choices=[
                    ("imported", "imported"),
                    ("held_back", "held back"),
                    ("unchanged", "unchanged"),
                    ("failed", "failed"),
                ],
                max_length=20,
                verbose_name="outcome",
            ),
        )
    ]
