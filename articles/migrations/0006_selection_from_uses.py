from __future__ import annotations

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

import articles.models.fields
from articles.models.choice_checks import AlterChoices
from articles.models.copied_columns import drop_copying, install_copying, install_page_copying
from articles.models.sqlite_statistics import install_statistics
from articles.search.index import create_index

CHOICES = [("candidate", "candidate"), ("selected", "selected")]


def keep_numbers_in_notes(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """No medium is known of them, so they make no use. What was called used is selected."""
    story, past = (apps.get_model("articles", name) for name in ("Story", "HistoricalStory"))
    for used in story.objects.filter(selection="used").only("notes", "used_in"):
        notes = "\n".join(filter(None, [used.notes, f"已用于第{used.used_in}期"]))
        story.objects.filter(pk=used.pk).update(notes=notes)
    for model in (story, past):
        model.objects.filter(selection="used").update(selection="selected", used_in="")
        for row in model.objects.filter(held__has_key="used_in").only("held"):
            held = {name: decision for name, decision in row.held.items() if name != "used_in"}
            model.objects.filter(pk=row.pk).update(held=held)


class Migration(migrations.Migration):
    dependencies = [("articles", "0005_digests")]

    operations = [
        migrations.RunPython(keep_numbers_in_notes, migrations.RunPython.noop),
        migrations.RunPython(drop_copying, migrations.RunPython.noop),
        migrations.RemoveConstraint(model_name="story", name="story_used_says_where"),
        migrations.RemoveField(model_name="historicalstory", name="used_in"),
        migrations.RemoveField(model_name="story", name="used_in"),
        *(
            AlterChoices(
                model_name=model,
                name="selection",
                field=articles.models.fields.ChoiceField(
                    blank=True, choices=CHOICES, max_length=20, verbose_name="selection"
                ),
            )
            for model in ("historicalstory", "story")
        ),
        migrations.AddIndex(
            model_name="story",
            index=models.Index(
                condition=models.Q(("selection__gt", "")),
                fields=["dated", "id", "binned_at", "status", "kind", "visibility"],
                name="story_selection",
            ),
        ),
        migrations.AddIndex(
            model_name="story",
            index=models.Index(
                condition=models.Q(("selection__gt", "")),
                fields=["id", "binned_at", "status", "kind", "visibility"],
                name="story_selection_number",
            ),
        ),
        migrations.RunPython(install_copying, migrations.RunPython.noop),
        migrations.RunPython(install_page_copying, migrations.RunPython.noop),
        migrations.RunPython(install_statistics, migrations.RunPython.noop),
        migrations.RunPython(create_index, migrations.RunPython.noop),  # its triggers were lost with the column
    ]
