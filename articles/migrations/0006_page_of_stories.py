from __future__ import annotations

from typing import Any

from django.db import migrations, models

import articles.models.fields
from articles.models.copied_columns import drop_copying, install_copying, install_page_copying
from articles.models.sqlite_statistics import install_statistics
from articles.search.index import create_index

ASKED = ["binned_at", "status", "kind"]


def copy_pages(apps: Any, schema_editor: Any) -> None:
    schema_editor.execute(
        "UPDATE articles_story SET page = (SELECT page FROM articles_source WHERE id = source_id) "
        "WHERE source_id IS NOT NULL"
    )


class Migration(migrations.Migration):
    dependencies = [("articles", "0005_taking_back")]

    operations = [
        migrations.RunPython(drop_copying, migrations.RunPython.noop),
        migrations.AddField(
            model_name="story",
            name="page",
            field=articles.models.fields.LineField(blank=True, editable=False, max_length=20, verbose_name="page"),
        ),
        migrations.AddIndex(
            model_name="story", index=models.Index(fields=["page", "dated", "id", *ASKED], name="story_by_page")
        ),
        migrations.AddIndex(
            model_name="story", index=models.Index(fields=["page", "id", *ASKED], name="story_by_page_number")
        ),
        migrations.AddIndex(
            model_name="story",
            index=models.Index(
                condition=models.Q(incomplete=True), fields=["dated", "id", *ASKED], name="story_incomplete"
            ),
        ),
        migrations.AddIndex(
            model_name="story",
            index=models.Index(
                condition=models.Q(incomplete=True), fields=["id", *ASKED], name="story_incomplete_number"
            ),
        ),
        migrations.RunPython(copy_pages, migrations.RunPython.noop),
        migrations.RunPython(create_index, migrations.RunPython.noop),
        migrations.RunPython(install_copying, migrations.RunPython.noop),
        migrations.RunPython(install_page_copying, migrations.RunPython.noop),
        migrations.RunPython(install_statistics, migrations.RunPython.noop),
    ]
