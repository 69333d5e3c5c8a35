from __future__ import annotations

from django.db import migrations

import articles.models.fields


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0009_saved_columns"),
    ]

    operations = [
        migrations.AddField(
            model_name="historicalissue",
            name="total_number",
            field=articles.models.fields.LineField(
                blank=True, help_text="Counted on through the years.", max_length=50, verbose_name="total number"
            ),
        ),
        migrations.AddField(
            model_name="issue",
            name="total_number",
            field=articles.models.fields.LineField(
                blank=True, help_text="Counted on through the years.", max_length=50, verbose_name="total number"
            ),
        ),
    ]
