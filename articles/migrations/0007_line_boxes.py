from __future__ import annotations

from django.db import migrations

import articles.models.fields


class Migration(migrations.Migration):
    dependencies = [("articles", "0006_page_of_stories")]

    operations = [
        migrations.AddField(
            model_name="reading",
            name="line_boxes",
            field=articles.models.fields.ProseField(blank=True, max_length=2000000, verbose_name="places of lines"),
        ),
    ]
