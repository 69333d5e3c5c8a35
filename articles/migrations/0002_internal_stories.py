from __future__ import annotations

from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from articles.models.copied_columns import drop_copying, install_copying, install_page_copying
from articles.models.sqlite_statistics import install_statistics

ATTACHMENTS = ("articles_tagging", "articles_placing")


def drop_following(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """What SQLite has on stories, too: it writes the tables that are made anew."""
    if schema_editor.connection.vendor == "sqlite":
        for table in ATTACHMENTS:
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_follows", params=None)


def copy_visibility(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for table in ATTACHMENTS:
        of_story = f"SELECT visibility FROM articles_story WHERE id = {table}.story_id"
        schema_editor.execute(f"UPDATE {table} SET visibility = ({of_story})", params=None)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="story",
            options={
                "ordering": ["-pk"],
                "permissions": [
                    ("export_story", "Can export stories"),
                    ("import_story", "Can import issues"),
                    ("read_internal_story", "Can read internal stories"),
                ],
                "verbose_name": "story",
                "verbose_name_plural": "stories",
            },
        ),
        migrations.RemoveIndex(
            model_name="placing",
            name="placing_by_place",
        ),
        migrations.RemoveIndex(
            model_name="placing",
            name="placing_by_place_number",
        ),
        migrations.RemoveIndex(
            model_name="placing",
            name="placing_by_city",
        ),
        migrations.RemoveIndex(
            model_name="placing",
            name="placing_by_city_number",
        ),
        migrations.RemoveIndex(
            model_name="placing",
            name="placing_by_province",
        ),
        migrations.RemoveIndex(
            model_name="placing",
            name="placing_by_province_number",
        ),
        migrations.RemoveIndex(
            model_name="story",
            name="story_by_day",
        ),
        migrations.RemoveIndex(
            model_name="story",
            name="story_by_status",
        ),
        migrations.RemoveIndex(
            model_name="story",
            name="story_by_kind",
        ),
        migrations.RemoveIndex(
            model_name="story",
            name="story_by_genre",
        ),
        migrations.RemoveIndex(
            model_name="story",
            name="story_by_section",
        ),
        migrations.RemoveIndex(
            model_name="story",
            name="story_by_publication",
        ),
        migrations.RemoveIndex(
            model_name="story",
            name="story_by_page",
        ),
        migrations.RemoveIndex(
            model_name="story",
            name="story_by_doubtful",
        ),
        migrations.RemoveIndex(
            model_name="story",
            name="story_by_unsure",
        ),
        migrations.RemoveIndex(
            model_name="story",
            name="story_in_bin",
        ),
        migrations.RemoveIndex(
            model_name="story",
            name="story_proposed",
        ),
        migrations.RemoveIndex(
            model_name="story",
            name="story_incomplete",
        ),
        migrations.RemoveIndex(
            model_name="story",
            name="story_by_status_number",
        ),
        migrations.RemoveIndex(
            model_name="story",
            name="story_by_kind_number",
        ),
        migrations.RemoveIndex(
            model_name="story",
            name="story_by_genre_number",
        ),
        migrations.RemoveIndex(
            model_name="story",
            name="story_by_section_number",
        ),
        migrations.RemoveIndex(
            model_name="story",
            name="story_by_publication_number",
        ),
        migrations.RemoveIndex(
            model_name="story",
            name="story_by_page_number",
        ),
        migrations.RemoveIndex(
            model_name="story",
            name="story_by_doubtful_number",
        ),
        migrations.RemoveIndex(
            model_name="story",
            name="story_by_unsure_number",
        ),
        migrations.RemoveIndex(
            model_name="story",
            name="story_in_bin_number",
        ),
        migrations.RemoveIndex(
            model_name="story",
            name="story_proposed_number",
        ),
        migrations.RemoveIndex(
            model_name="story",
            name="story_incomplete_number",
        ),
        migrations.RemoveIndex(
            model_name="tagging",
            name="tagging_by_tag",
        ),
        migrations.RemoveIndex(
            model_name="tagging",
            name="tagging_by_tag_number",
        ),
        migrations.RemoveIndex(
            model_name="tagging",
            name="tagging_by_state",
        ),
        migrations.RemoveIndex(
            model_name="tagging",
            name="tagging_by_state_number",
        ),
        migrations.RunPython(drop_copying, migrations.RunPython.noop),
        migrations.RunPython(drop_following, migrations.RunPython.noop),
        migrations.AddField(
            model_name="placing",
            name="visibility",
            field=models.CharField(default="public", editable=False, max_length=20),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="tagging",
            name="visibility",
            field=models.CharField(default="public", editable=False, max_length=20),
            preserve_default=False,
        ),
        migrations.AddIndex(
            model_name="placing",
            index=models.Index(
                fields=["place", "dated", "story", "state", "status", "binned_at", "visibility"],
                name="placing_by_place",
            ),
        ),
        migrations.AddIndex(
            model_name="placing",
            index=models.Index(
                fields=["place", "story", "state", "status", "binned_at", "visibility"], name="placing_by_place_number"
            ),
        ),
        migrations.AddIndex(
            model_name="placing",
            index=models.Index(
                fields=["city", "dated", "story", "state", "status", "binned_at", "visibility"], name="placing_by_city"
            ),
        ),
        migrations.AddIndex(
            model_name="placing",
            index=models.Index(
                fields=["city", "story", "state", "status", "binned_at", "visibility"], name="placing_by_city_number"
            ),
        ),
        migrations.AddIndex(
            model_name="placing",
            index=models.Index(
                fields=["province", "dated", "story", "state", "status", "binned_at", "visibility"],
                name="placing_by_province",
            ),
        ),
        migrations.AddIndex(
            model_name="placing",
            index=models.Index(
                fields=["province", "story", "state", "status", "binned_at", "visibility"],
                name="placing_by_province_number",
            ),
        ),
        migrations.AddIndex(
            model_name="story",
            index=models.Index(
                fields=[
                    "dated",
                    "id",
                    "binned_at",
                    "status",
                    "kind",
                    "visibility",
                    "genre",
                    "section",
                    "publication",
                    "doubtful",
                ],
                name="story_by_day",
            ),
        ),
        migrations.AddIndex(
            model_name="story",
            index=models.Index(
                fields=[
                    "status",
                    "dated",
                    "id",
                    "binned_at",
                    "kind",
                    "visibility",
                    "genre",
                    "section",
                    "publication",
                    "doubtful",
                ],
                name="story_by_status",
            ),
        ),
        migrations.AddIndex(
            model_name="story",
            index=models.Index(
                fields=["kind", "dated", "id", "binned_at", "status", "visibility"], name="story_by_kind"
            ),
        ),
        migrations.AddIndex(
            model_name="story",
            index=models.Index(
                fields=["genre", "dated", "id", "binned_at", "status", "kind", "visibility"], name="story_by_genre"
            ),
        ),
        migrations.AddIndex(
            model_name="story",
            index=models.Index(
                fields=["section", "dated", "id", "binned_at", "status", "kind", "visibility"], name="story_by_section"
            ),
        ),
        migrations.AddIndex(
            model_name="story",
            index=models.Index(
                fields=["publication", "dated", "id", "binned_at", "status", "kind", "visibility"],
                name="story_by_publication",
            ),
        ),
        migrations.AddIndex(
            model_name="story",
            index=models.Index(
                fields=["page", "dated", "id", "binned_at", "status", "kind", "visibility"], name="story_by_page"
            ),
        ),
        migrations.AddIndex(
            model_name="story",
            index=models.Index(
                fields=["doubtful", "dated", "id", "binned_at", "status", "kind", "visibility"],
                name="story_by_doubtful",
            ),
        ),
        migrations.AddIndex(
            model_name="story",
            index=models.Index(
                fields=["unsure", "dated", "id", "binned_at", "status", "kind", "visibility"], name="story_by_unsure"
            ),
        ),
        migrations.AddIndex(
            model_name="story",
            index=models.Index(
                condition=models.Q(("binned_at__isnull", False)),
                fields=["dated", "id", "binned_at", "status", "kind", "visibility"],
                name="story_in_bin",
            ),
        ),
        migrations.AddIndex(
            model_name="story",
            index=models.Index(
                condition=models.Q(("proposed__isnull", False)),
                fields=["dated", "id", "binned_at", "status", "kind", "visibility"],
                name="story_proposed",
            ),
        ),
        migrations.AddIndex(
            model_name="story",
            index=models.Index(
                condition=models.Q(("incomplete", True)),
                fields=["dated", "id", "binned_at", "status", "kind", "visibility"],
                name="story_incomplete",
            ),
        ),
        migrations.AddIndex(
            model_name="story",
            index=models.Index(
                fields=[
                    "status",
                    "id",
                    "binned_at",
                    "kind",
                    "visibility",
                    "genre",
                    "section",
                    "publication",
                    "doubtful",
                ],
                name="story_by_status_number",
            ),
        ),
        migrations.AddIndex(
            model_name="story",
            index=models.Index(fields=["kind", "id", "binned_at", "status", "visibility"], name="story_by_kind_number"),
        ),
        migrations.AddIndex(
            model_name="story",
            index=models.Index(
                fields=["genre", "id", "binned_at", "status", "kind", "visibility"], name="story_by_genre_number"
            ),
        ),
        migrations.AddIndex(
            model_name="story",
            index=models.Index(
                fields=["section", "id", "binned_at", "status", "kind", "visibility"], name="story_by_section_number"
            ),
        ),
        migrations.AddIndex(
            model_name="story",
            index=models.Index(
                fields=["publication", "id", "binned_at", "status", "kind", "visibility"],
                name="story_by_publication_number",
            ),
        ),
        migrations.AddIndex(
            model_name="story",
            index=models.Index(
                fields=["page", "id", "binned_at", "status", "kind", "visibility"], name="story_by_page_number"
            ),
        ),
        migrations.AddIndex(
            model_name="story",
            index=models.Index(
                fields=["doubtful", "id", "binned_at", "status", "kind", "visibility"], name="story_by_doubtful_number"
            ),
        ),
        migrations.AddIndex(
            model_name="story",
            index=models.Index(
                fields=["unsure", "id", "binned_at", "status", "kind", "visibility"], name="story_by_unsure_number"
            ),
        ),
        migrations.AddIndex(
            model_name="story",
            index=models.Index(
                condition=models.Q(("binned_at__isnull", False)),
                fields=["id", "binned_at", "status", "kind", "visibility"],
                name="story_in_bin_number",
            ),
        ),
        migrations.AddIndex(
            model_name="story",
            index=models.Index(
                condition=models.Q(("proposed__isnull", False)),
                fields=["id", "binned_at", "status", "kind", "visibility"],
                name="story_proposed_number",
            ),
        ),
        migrations.AddIndex(
            model_name="story",
            index=models.Index(
                condition=models.Q(("incomplete", True)),
                fields=["id", "binned_at", "status", "kind", "visibility"],
                name="story_incomplete_number",
            ),
        ),
        migrations.AddIndex(
            model_name="tagging",
            index=models.Index(
                fields=["tag", "dated", "story", "state", "status", "binned_at", "visibility"], name="tagging_by_tag"
            ),
        ),
        migrations.AddIndex(
            model_name="tagging",
            index=models.Index(
                fields=["tag", "story", "state", "status", "binned_at", "visibility"], name="tagging_by_tag_number"
            ),
        ),
        migrations.AddIndex(
            model_name="tagging",
            index=models.Index(
                fields=["state", "dated", "story", "status", "binned_at", "visibility"], name="tagging_by_state"
            ),
        ),
        migrations.AddIndex(
            model_name="tagging",
            index=models.Index(
                fields=["state", "story", "status", "binned_at", "visibility"], name="tagging_by_state_number"
            ),
        ),
        migrations.RunPython(copy_visibility, migrations.RunPython.noop),
        migrations.RunPython(install_copying, migrations.RunPython.noop),
        migrations.RunPython(install_page_copying, migrations.RunPython.noop),
        migrations.RunPython(install_statistics, migrations.RunPython.noop),
    ]
