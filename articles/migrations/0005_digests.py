from __future__ import annotations

import uuid

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import simple_history.models
from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

import articles.models.fields
import articles.models.journal
from articles.models.digest import load_digest_styles


def load(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    load_digest_styles(apps.get_model("articles", "DigestStyle"))


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0004_proof_files"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DigestStyle",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", articles.models.fields.LineField(max_length=50, unique=True, verbose_name="name")),
                (
                    "layout",
                    articles.models.fields.ChoiceField(
                        choices=[
                            ("headlines", "a headline and a paragraph"),
                            ("bullets", "a paragraph with a mark"),
                            ("paragraphs", "a paragraph"),
                        ],
                        default="headlines",
                        max_length=20,
                        verbose_name="layout",
                    ),
                ),
                (
                    "section_names",
                    articles.models.fields.ProseField(
                        blank=True, help_text="One a line, in their order.", max_length=5000, verbose_name="sections"
                    ),
                ),
                (
                    "title",
                    articles.models.fields.LineField(
                        blank=True,
                        help_text="{teasers}, {number}, {medium}",
                        max_length=200,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^(?:[^{}]|\\{(?:teasers|number|medium)\\})*$", "Braces hold one of the names only."
                            )
                        ],
                        verbose_name="title",
                    ),
                ),
                (
                    "teaser_separator",
                    articles.models.fields.LineField(default=";", max_length=10, verbose_name="between teasers"),
                ),
                (
                    "highlight_mark",
                    articles.models.fields.LineField(blank=True, max_length=10, verbose_name="mark of a highlight"),
                ),
                (
                    "item_mark",
                    articles.models.fields.LineField(blank=True, max_length=10, verbose_name="mark of an item"),
                ),
                ("has_picture", models.BooleanField(default=False, verbose_name="place for a picture")),
                (
                    "home_first",
                    models.BooleanField(
                        default=False,
                        help_text="The home region of the medium, when put in order by rank.",
                        verbose_name="own region first",
                    ),
                ),
                (
                    "editors_line",
                    articles.models.fields.LineField(
                        blank=True,
                        help_text="{editors}",
                        max_length=200,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^(?:[^{}]|\\{(?:editors)\\})*$", "Braces hold one of the names only."
                            )
                        ],
                        verbose_name="line of the editors",
                    ),
                ),
                (
                    "number_line",
                    articles.models.fields.LineField(
                        blank=True,
                        help_text="{number}, {medium}",
                        max_length=200,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^(?:[^{}]|\\{(?:number|medium)\\})*$", "Braces hold one of the names only."
                            )
                        ],
                        verbose_name="line of the number",
                    ),
                ),
                (
                    "earlier_heading",
                    articles.models.fields.LineField(
                        blank=True, max_length=100, verbose_name="over the earlier numbers"
                    ),
                ),
                ("signature", articles.models.fields.LineField(blank=True, max_length=100, verbose_name="last line")),
                (
                    "longest",
                    models.PositiveSmallIntegerField(
                        blank=True, help_text="Characters.", null=True, verbose_name="longest item"
                    ),
                ),
            ],
            options={
                "verbose_name": "style of digests",
                "verbose_name_plural": "styles of digests",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Digest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="public id"),
                ),
                ("number", articles.models.fields.LineField(blank=True, max_length=50, verbose_name="number")),
                ("day", models.DateField(blank=True, null=True, verbose_name="day")),
                (
                    "state",
                    articles.models.fields.ChoiceField(
                        choices=[("draft", "draft"), ("published", "published")],
                        default="draft",
                        editable=False,
                        max_length=20,
                        verbose_name="state",
                    ),
                ),
                (
                    "teasers",
                    articles.models.fields.ProseField(
                        blank=True,
                        help_text="One a line, two as a rule.",
                        max_length=1000,
                        verbose_name="teasers of the title",
                    ),
                ),
                (
                    "highlights",
                    articles.models.fields.ProseField(
                        blank=True, help_text="One a line, three as a rule.", max_length=1000, verbose_name="highlights"
                    ),
                ),
                ("editors", articles.models.fields.LineField(blank=True, max_length=200, verbose_name="editors")),
                (
                    "earlier",
                    articles.models.fields.ProseField(
                        blank=True, help_text="One a line.", max_length=2000, verbose_name="earlier numbers"
                    ),
                ),
                (
                    "begun_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="begun"),
                ),
                ("published_at", models.DateTimeField(editable=False, null=True, verbose_name="published")),
                (
                    "begun_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="begun by",
                    ),
                ),
                (
                    "medium",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="digests",
                        to="articles.publication",
                        verbose_name="medium",
                    ),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="published by",
                    ),
                ),
                (
                    "style",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="digests",
                        to="articles.digeststyle",
                        verbose_name="style",
                    ),
                ),
            ],
            options={
                "verbose_name": "digest",
                "verbose_name_plural": "digests",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalDigest",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(db_index=True, default=uuid.uuid4, editable=False, verbose_name="public id"),
                ),
                ("number", articles.models.fields.LineField(blank=True, max_length=50, verbose_name="number")),
                ("day", models.DateField(blank=True, null=True, verbose_name="day")),
                (
                    "state",
                    articles.models.fields.ChoiceField(
                        choices=[("draft", "draft"), ("published", "published")],
                        default="draft",
                        editable=False,
                        max_length=20,
                        verbose_name="state",
                    ),
                ),
                (
                    "teasers",
                    articles.models.fields.ProseField(
                        blank=True,
                        help_text="One a line, two as a rule.",
                        max_length=1000,
                        verbose_name="teasers of the title",
                    ),
                ),
                (
                    "highlights",
                    articles.models.fields.ProseField(
                        blank=True, help_text="One a line, three as a rule.", max_length=1000, verbose_name="highlights"
                    ),
                ),
                ("editors", articles.models.fields.LineField(blank=True, max_length=200, verbose_name="editors")),
                (
                    "earlier",
                    articles.models.fields.ProseField(
                        blank=True, help_text="One a line.", max_length=2000, verbose_name="earlier numbers"
                    ),
                ),
                (
                    "begun_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="begun"),
                ),
                ("published_at", models.DateTimeField(editable=False, null=True, verbose_name="published")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "begun_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="begun by",
                    ),
                ),
                (
                    "change",
                    models.ForeignKey(
                        default=articles.models.journal.current_id,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="articles.change",
                        verbose_name="change",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "medium",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="articles.publication",
                        verbose_name="medium",
                    ),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="published by",
                    ),
                ),
                (
                    "style",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="articles.digeststyle",
                        verbose_name="style",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical digest",
                "verbose_name_plural": "historical digests",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalDigestItem",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("section", articles.models.fields.LineField(blank=True, max_length=100, verbose_name="section")),
                ("position", models.PositiveIntegerField(default=0, verbose_name="order")),
                ("headline", articles.models.fields.LineField(blank=True, max_length=500, verbose_name="headline")),
                ("text", articles.models.fields.ProseField(blank=True, max_length=20000, verbose_name="text")),
                ("is_proposal", models.BooleanField(default=True, editable=False, verbose_name="proposed")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "change",
                    models.ForeignKey(
                        default=articles.models.journal.current_id,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="articles.change",
                        verbose_name="change",
                    ),
                ),
                (
                    "digest",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="articles.digest",
                        verbose_name="digest",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "story",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="articles.story",
                        verbose_name="story",
                    ),
                ),
                (
                    "use",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="articles.use",
                        verbose_name="use",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical story of a digest",
                "verbose_name_plural": "historical stories of a digest",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="DigestItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("section", articles.models.fields.LineField(blank=True, max_length=100, verbose_name="section")),
                ("position", models.PositiveIntegerField(default=0, verbose_name="order")),
                ("headline", articles.models.fields.LineField(blank=True, max_length=500, verbose_name="headline")),
                ("text", articles.models.fields.ProseField(blank=True, max_length=20000, verbose_name="text")),
                ("is_proposal", models.BooleanField(default=True, editable=False, verbose_name="proposed")),
                (
                    "digest",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="items",
                        to="articles.digest",
                        verbose_name="digest",
                    ),
                ),
                (
                    "story",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="digest_items",
                        to="articles.story",
                        verbose_name="story",
                    ),
                ),
                (
                    "use",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="articles.use",
                        verbose_name="use",
                    ),
                ),
            ],
            options={
                "verbose_name": "story of a digest",
                "verbose_name_plural": "stories of a digest",
                "ordering": ["position", "pk"],
                "constraints": [models.UniqueConstraint(fields=("digest", "story"), name="story_is_once_in_a_digest")],
            },
        ),
        migrations.AddConstraint(
            model_name="digest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state", "draft"), models.Q(("day__isnull", False), ("medium__isnull", False)), _connector="OR"
                ),
                name="published_digest_has_medium_and_day",
            ),
        ),
        migrations.RunPython(load, migrations.RunPython.noop, elidable=True),
    ]
