from __future__ import annotations

import datetime
import uuid

import django.core.validators
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.datetime
import django.db.models.functions.text
import django.utils.timezone
import simple_history.models
from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

import articles.models.fields
import articles.models.index_fields
import articles.models.journal
from articles.models.copied_columns import install_copying, install_page_copying, install_use_copying
from articles.models.digest import load_digest_styles
from articles.models.sqlite_statistics import install_statistics
from articles.models.vocabulary import load_vocabulary
from articles.search.index import create_index, drop_index


def load(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    load_vocabulary(apps.get_model("articles", "Place"), apps.get_model("articles", "Tag"))
    load_digest_styles(apps.get_model("articles", "DigestStyle"))


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="IndexEntry",
            fields=[
                ("key", articles.models.index_fields.KeyField(primary_key=True, serialize=False)),
                ("is_binned", models.BooleanField()),
                ("headline", articles.models.index_fields.FoldedField()),
                ("byline", articles.models.index_fields.FoldedField()),
                ("section", articles.models.index_fields.FoldedField()),
                ("texts", articles.models.index_fields.PackedField()),
            ],
        ),
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
            name="IndexNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("story_id", models.BigIntegerField(db_index=True)),
            ],
        ),
        migrations.CreateModel(
            name="IndexState",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField()),
                ("filled_up_to", models.BigIntegerField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="KeptFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sha256", models.CharField(max_length=64, unique=True, verbose_name="SHA-256")),
                ("name", articles.models.fields.LineField(max_length=255, verbose_name="file name")),
                ("media_type", models.CharField(max_length=100, verbose_name="media type")),
                ("size", models.PositiveIntegerField(verbose_name="bytes")),
                ("data", models.BinaryField()),
            ],
            options={
                "verbose_name": "kept file",
                "verbose_name_plural": "kept files",
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Source",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="public id"),
                ),
                ("name", articles.models.fields.LineField(max_length=255, verbose_name="file name")),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                ("media_type", models.CharField(max_length=100, verbose_name="media type")),
                ("size", models.PositiveIntegerField(verbose_name="bytes")),
                ("page", articles.models.fields.LineField(blank=True, max_length=20, verbose_name="page")),
                ("page_name", articles.models.fields.LineField(blank=True, max_length=50, verbose_name="page name")),
                (
                    "address",
                    articles.models.fields.LineField(blank=True, max_length=1000, verbose_name="address of the page"),
                ),
                ("added_at", models.DateTimeField(auto_now_add=True, verbose_name="added")),
                ("binned_at", models.DateTimeField(blank=True, null=True, verbose_name="in the bin since")),
            ],
            options={
                "verbose_name": "source",
                "verbose_name_plural": "sources",
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("binned_at", None)), fields=("sha256",), name="source_is_here_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Tag",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", articles.models.fields.LineField(max_length=50, unique=True, verbose_name="name")),
                ("group", articles.models.fields.LineField(blank=True, max_length=50, verbose_name="group")),
                ("note", articles.models.fields.LineField(blank=True, max_length=500, verbose_name="scope note")),
            ],
            options={
                "verbose_name": "tag",
                "verbose_name_plural": "tags",
                "ordering": ["group", "name"],
            },
        ),
        migrations.CreateModel(
            name="Unit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="public id"),
                ),
                ("name", articles.models.fields.LineField(max_length=100, unique=True, verbose_name="name")),
                (
                    "position",
                    models.PositiveSmallIntegerField(default=0, help_text="Within its group.", verbose_name="order"),
                ),
                (
                    "aliases",
                    articles.models.fields.ProseField(
                        blank=True,
                        help_text="One a line: short, former and mistaken ones too.",
                        max_length=5000,
                        verbose_name="other names",
                    ),
                ),
                ("since", models.DateField(blank=True, null=True, verbose_name="from")),
                ("until", models.DateField(blank=True, null=True, verbose_name="to")),
                (
                    "is_own_office",
                    models.BooleanField(
                        default=False,
                        help_text="Its pieces are counted apart, and it has no rank.",
                        verbose_name="own office",
                    ),
                ),
            ],
            options={
                "verbose_name": "contributing unit",
                "verbose_name_plural": "contributing units",
                "ordering": ["position", "name"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("since", None), ("until", None), ("until__gte", models.F("since")), _connector="OR"
                        ),
                        name="unit_ends_after_it_begins",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="UnitGroup",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", articles.models.fields.LineField(max_length=50, unique=True, verbose_name="name")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
            ],
            options={
                "verbose_name": "group of units",
                "verbose_name_plural": "groups of units",
                "ordering": ["position", "name"],
            },
        ),
        migrations.CreateModel(
            name="WrongForm",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("wrong", articles.models.fields.LineField(max_length=100, unique=True, verbose_name="wrong form")),
                ("right", articles.models.fields.LineField(blank=True, max_length=100, verbose_name="right form")),
                (
                    "ground",
                    articles.models.fields.LineField(
                        blank=True,
                        help_text="Such as a standard, a notice or a rule of the house.",
                        max_length=500,
                        verbose_name="ground",
                    ),
                ),
                (
                    "level",
                    articles.models.fields.ChoiceField(
                        choices=[("mistake", "mistake"), ("doubt", "in doubt"), ("advice", "advice")],
                        default="mistake",
                        max_length=20,
                        verbose_name="level",
                    ),
                ),
                (
                    "exceptions",
                    articles.models.fields.ProseField(
                        blank=True,
                        help_text="One a line: longer texts in which it is right.",
                        max_length=5000,
                        verbose_name="exceptions",
                    ),
                ),
            ],
            options={
                "verbose_name": "wrong form",
                "verbose_name_plural": "wrong forms",
                "ordering": ["wrong"],
            },
        ),
        migrations.CreateModel(
            name="IndexBigrams",
            fields=[
                (
                    "entry",
                    models.OneToOneField(
                        db_column="rowid",
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        related_name="%(class)s",
                        serialize=False,
                        to="articles.indexentry",
                    ),
                ),
                ("tokens", articles.models.index_fields.TokensField(db_column="articles_bigrams")),
            ],
            options={
                "db_table": "articles_bigrams",
                "abstract": False,
                "managed": False,
                "required_db_vendor": "sqlite",
            },
        ),
        migrations.CreateModel(
            name="IndexGrams",
            fields=[
                (
                    "entry",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        related_name="grams",
                        serialize=False,
                        to="articles.indexentry",
                    ),
                ),
                ("is_binned", models.BooleanField()),
            ],
            options={
                "managed": False,
                "required_db_vendor": "postgresql",
            },
        ),
        migrations.CreateModel(
            name="IndexUnigrams",
            fields=[
                (
                    "entry",
                    models.OneToOneField(
                        db_column="rowid",
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        related_name="%(class)s",
                        serialize=False,
                        to="articles.indexentry",
                    ),
                ),
                ("tokens", articles.models.index_fields.TokensField(db_column="articles_unigrams")),
            ],
            options={
                "db_table": "articles_unigrams",
                "abstract": False,
                "managed": False,
                "required_db_vendor": "sqlite",
            },
        ),
        migrations.CreateModel(
            name="Change",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "action",
                    articles.models.fields.ChoiceField(
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
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="at")),
                ("note", articles.models.fields.LineField(blank=True, max_length=500, verbose_name="note")),
                ("taken_back", models.BooleanField(default=False, editable=False, verbose_name="taken back")),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
                (
                    "undoes",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="undone_by",
                        to="articles.change",
                        verbose_name="takes back",
                    ),
                ),
            ],
            options={
                "verbose_name": "change",
                "verbose_name_plural": "changes",
                "ordering": ["-pk"],
                "permissions": [("undo_change", "Can take back changes of others")],
                "indexes": [
                    models.Index(fields=["action", "id"], name="change_by_action"),
                    models.Index(fields=["at", "id"], name="change_by_day"),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalScoringRule",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("name", articles.models.fields.LineField(db_index=True, max_length=100, verbose_name="name")),
                ("since", models.DateField(blank=True, null=True, verbose_name="from")),
                ("until", models.DateField(blank=True, null=True, verbose_name="to")),
                (
                    "several_media",
                    articles.models.fields.ChoiceField(
                        choices=[
                            ("highest", "the medium with the most points"),
                            ("sum", "all points, as one piece"),
                            ("each", "each as a piece of its own"),
                        ],
                        default="highest",
                        max_length=20,
                        verbose_name="in several media",
                    ),
                ),
                (
                    "joint_work",
                    articles.models.fields.ChoiceField(
                        choices=[
                            ("first", "all to the unit named first"),
                            ("equal", "equal shares"),
                            ("correspondents", "equal shares to the units of correspondents"),
                            ("full", "all to each"),
                            ("composite", "points of their own for a joint piece"),
                        ],
                        default="equal",
                        max_length=20,
                        verbose_name="by several units",
                    ),
                ),
                (
                    "composite_points",
                    models.DecimalField(
                        decimal_places=2,
                        default=0,
                        help_text="For each unit, where joint pieces have points of their own.",
                        max_digits=9,
                        verbose_name="points of a joint piece",
                    ),
                ),
                (
                    "counted",
                    articles.models.fields.ChoiceField(
                        choices=[
                            ("all", "all"),
                            ("original", "without reprints and excerpts"),
                            ("submitted", "of registered submissions"),
                        ],
                        default="all",
                        max_length=20,
                        verbose_name="uses that count",
                    ),
                ),
                (
                    "cap",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="Points of a unit for its pieces in a period.",
                        max_digits=9,
                        null=True,
                        verbose_name="at most",
                    ),
                ),
                (
                    "cap_period",
                    articles.models.fields.ChoiceField(
                        choices=[("month", "month"), ("quarter", "quarter"), ("year", "year")],
                        default="year",
                        max_length=20,
                        verbose_name="period of the limit",
                    ),
                ),
                (
                    "base_points",
                    models.DecimalField(
                        decimal_places=2,
                        default=0,
                        help_text="That each unit has in a notice before anything is counted.",
                        max_digits=9,
                        verbose_name="base points",
                    ),
                ),
                (
                    "decimals",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="To which the points of a unit are rounded, before units are ranked. Empty: they are not rounded.",
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(2)],
                        verbose_name="decimals",
                    ),
                ),
                (
                    "ties",
                    articles.models.fields.ChoiceField(
                        choices=[("dense", "1, 1, 2"), ("gapped", "1, 1, 3")],
                        default="dense",
                        max_length=20,
                        verbose_name="places of equals",
                    ),
                ),
                ("note", articles.models.fields.ProseField(blank=True, max_length=5000, verbose_name="notes")),
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
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical scoring rule",
                "verbose_name_plural": "historical scoring rules",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalUnitGroup",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("name", articles.models.fields.LineField(db_index=True, max_length=50, verbose_name="name")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
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
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical group of units",
                "verbose_name_plural": "historical groups of units",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalWrongForm",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("wrong", articles.models.fields.LineField(db_index=True, max_length=100, verbose_name="wrong form")),
                ("right", articles.models.fields.LineField(blank=True, max_length=100, verbose_name="right form")),
                (
                    "ground",
                    articles.models.fields.LineField(
                        blank=True,
                        help_text="Such as a standard, a notice or a rule of the house.",
                        max_length=500,
                        verbose_name="ground",
                    ),
                ),
                (
                    "level",
                    articles.models.fields.ChoiceField(
                        choices=[("mistake", "mistake"), ("doubt", "in doubt"), ("advice", "advice")],
                        default="mistake",
                        max_length=20,
                        verbose_name="level",
                    ),
                ),
                (
                    "exceptions",
                    articles.models.fields.ProseField(
                        blank=True,
                        help_text="One a line: longer texts in which it is right.",
                        max_length=5000,
                        verbose_name="exceptions",
                    ),
                ),
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
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical wrong form",
                "verbose_name_plural": "historical wrong forms",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="ImportRun",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("started_at", models.DateTimeField(auto_now_add=True, verbose_name="started")),
                ("finished_at", models.DateTimeField(blank=True, null=True, verbose_name="finished")),
                ("options", models.JSONField(blank=True, default=dict, verbose_name="options")),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
            ],
            options={
                "verbose_name": "import run",
                "verbose_name_plural": "import runs",
                "ordering": ["-pk"],
            },
        ),
        migrations.AddField(
            model_name="change",
            name="run",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="changes",
                to="articles.importrun",
                verbose_name="import run",
            ),
        ),
        migrations.CreateModel(
            name="Job",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", articles.models.fields.LineField(max_length=40, verbose_name="kind")),
                ("arguments", models.JSONField(blank=True, default=dict, verbose_name="arguments")),
                ("language", articles.models.fields.LineField(blank=True, max_length=10)),
                (
                    "state",
                    articles.models.fields.ChoiceField(
                        choices=[
                            ("queued", "waits"),
                            ("running", "runs"),
                            ("done", "done"),
                            ("failed", "failed"),
                            ("cancelled", "cancelled"),
                        ],
                        default="queued",
                        max_length=20,
                        verbose_name="state",
                    ),
                ),
                ("done", models.PositiveIntegerField(default=0)),
                ("total", models.PositiveIntegerField(default=0)),
                ("result", models.JSONField(blank=True, default=dict)),
                ("log", articles.models.fields.ProseField(blank=True, max_length=2000000, verbose_name="log")),
                ("reason", articles.models.fields.ProseField(blank=True, max_length=2000000, verbose_name="reason")),
                ("cancel_requested", models.BooleanField(default=False)),
                ("attempt", models.PositiveIntegerField(default=0, verbose_name="attempt")),
                ("stalled_attempts", models.PositiveSmallIntegerField(default=0)),
                ("heartbeat_at", models.DateTimeField(blank=True, null=True)),
                ("queued_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="asked for")),
                ("started_at", models.DateTimeField(blank=True, null=True, verbose_name="started")),
                ("finished_at", models.DateTimeField(blank=True, null=True, verbose_name="finished")),
                ("keep_until", models.DateTimeField(blank=True, null=True)),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
            ],
            options={
                "verbose_name": "job",
                "verbose_name_plural": "jobs",
                "ordering": ["-pk"],
                "permissions": [("manage_job", "Can see and stop the jobs of others, and maintain the archive")],
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["state", "queued_at", "id"], name="job_by_state"),
                    models.Index(
                        condition=models.Q(("keep_until__isnull", False)),
                        fields=["keep_until"],
                        name="job_by_keep_until",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="JobFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", articles.models.fields.LineField(max_length=255)),
                ("media_type", articles.models.fields.LineField(max_length=120)),
                ("data", models.BinaryField()),
                (
                    "job",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="file", to="articles.job"
                    ),
                ),
            ],
            options={
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", articles.models.fields.LineField(max_length=200, verbose_name="title")),
                ("first", models.DateField(verbose_name="from")),
                ("last", models.DateField(verbose_name="to")),
                ("rule_name", articles.models.fields.LineField(max_length=100, verbose_name="scoring rule")),
                ("figures", models.JSONField(verbose_name="figures")),
                (
                    "has_internal",
                    models.BooleanField(default=False, editable=False, verbose_name="tells of internal stories"),
                ),
                (
                    "kept_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="kept"),
                ),
                (
                    "kept_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="kept by",
                    ),
                ),
            ],
            options={
                "verbose_name": "notice of uses",
                "verbose_name_plural": "notices of uses",
                "ordering": ["-last", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("last__gte", models.F("first"))), name="notice_ends_after_it_begins"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Place",
            fields=[
                (
                    "code",
                    models.CharField(max_length=6, primary_key=True, serialize=False, verbose_name="GB/T 2260 code"),
                ),
                ("name", articles.models.fields.LineField(max_length=50, verbose_name="name")),
                ("full_name", articles.models.fields.LineField(max_length=100, verbose_name="full name")),
                ("since", models.PositiveSmallIntegerField(verbose_name="since")),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="articles.place",
                        verbose_name="part of",
                    ),
                ),
            ],
            options={
                "verbose_name": "place",
                "verbose_name_plural": "places",
                "ordering": ["code"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalPublication",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(db_index=True, default=uuid.uuid4, editable=False, verbose_name="public id"),
                ),
                ("name", articles.models.fields.LineField(db_index=True, max_length=100, verbose_name="name")),
                (
                    "kind",
                    articles.models.fields.ChoiceField(
                        blank=True,
                        choices=[
                            ("newspaper", "newspaper"),
                            ("newsletter", "newsletter"),
                            ("wechat", "WeChat account"),
                            ("site", "site"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "level",
                    articles.models.fields.ChoiceField(
                        blank=True,
                        choices=[
                            ("nation", "national"),
                            ("province", "provincial"),
                            ("city", "city level"),
                            ("county", "county level"),
                            ("own", "own unit"),
                        ],
                        max_length=20,
                        verbose_name="level",
                    ),
                ),
                (
                    "rhythm",
                    articles.models.fields.ChoiceField(
                        blank=True,
                        choices=[
                            ("daily", "daily"),
                            ("weekdays", "Monday to Friday"),
                            ("weekly", "weekly"),
                            ("fortnightly", "fortnightly"),
                            ("monthly", "monthly"),
                        ],
                        help_text="How often it appears.",
                        max_length=20,
                        verbose_name="rhythm",
                    ),
                ),
                (
                    "pages",
                    models.PositiveSmallIntegerField(
                        blank=True, help_text="How many an issue has as a rule.", null=True, verbose_name="pages"
                    ),
                ),
                (
                    "section_names",
                    articles.models.fields.ProseField(
                        blank=True,
                        help_text="One a line; the parser knows them as section heads.",
                        max_length=5000,
                        verbose_name="section names",
                    ),
                ),
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
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "home",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Decides whose 市总工会 is meant.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="articles.place",
                        verbose_name="home region",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical publication",
                "verbose_name_plural": "historical publications",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Placing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    articles.models.fields.ChoiceField(
                        choices=[("suggested", "suggested"), ("confirmed", "confirmed"), ("rejected", "rejected")],
                        default="confirmed",
                        max_length=20,
                        verbose_name="state",
                    ),
                ),
                ("dated", models.DateField(default=datetime.date(1, 1, 1), editable=False)),
                ("status", models.CharField(editable=False, max_length=20)),
                ("binned_at", models.DateTimeField(editable=False, null=True)),
                ("visibility", models.CharField(editable=False, max_length=20)),
                (
                    "city",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.functions.text.Substr("place_id", 1, 4),
                        output_field=models.CharField(max_length=4),
                    ),
                ),
                (
                    "province",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.functions.text.Substr("place_id", 1, 2),
                        output_field=models.CharField(max_length=2),
                    ),
                ),
                ("mention", articles.models.fields.LineField(blank=True, max_length=100, verbose_name="as printed")),
                ("implied", models.BooleanField(default=False, verbose_name="implied")),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="placings",
                        to="articles.place",
                        verbose_name="place",
                    ),
                ),
            ],
            options={
                "verbose_name": "placing",
                "verbose_name_plural": "places",
                "ordering": ["story", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state", "suggested"), ("by__isnull", False), _connector="OR"),
                        name="placing_is_decided_by_a_person",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Presence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("record", articles.models.fields.LineField(max_length=60, verbose_name="record")),
                ("seen_at", models.DateTimeField(verbose_name="at")),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
            ],
            options={
                "verbose_name": "presence",
                "verbose_name_plural": "presence",
                "default_permissions": (),
                "constraints": [models.UniqueConstraint(fields=("record", "user"), name="presence_is_once_a_user")],
            },
        ),
        migrations.CreateModel(
            name="Publication",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="public id"),
                ),
                ("name", articles.models.fields.LineField(max_length=100, unique=True, verbose_name="name")),
                (
                    "kind",
                    articles.models.fields.ChoiceField(
                        blank=True,
                        choices=[
                            ("newspaper", "newspaper"),
                            ("newsletter", "newsletter"),
                            ("wechat", "WeChat account"),
                            ("site", "site"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "level",
                    articles.models.fields.ChoiceField(
                        blank=True,
                        choices=[
                            ("nation", "national"),
                            ("province", "provincial"),
                            ("city", "city level"),
                            ("county", "county level"),
                            ("own", "own unit"),
                        ],
                        max_length=20,
                        verbose_name="level",
                    ),
                ),
                (
                    "rhythm",
                    articles.models.fields.ChoiceField(
                        blank=True,
                        choices=[
                            ("daily", "daily"),
                            ("weekdays", "Monday to Friday"),
                            ("weekly", "weekly"),
                            ("fortnightly", "fortnightly"),
                            ("monthly", "monthly"),
                        ],
                        help_text="How often it appears.",
                        max_length=20,
                        verbose_name="rhythm",
                    ),
                ),
                (
                    "pages",
                    models.PositiveSmallIntegerField(
                        blank=True, help_text="How many an issue has as a rule.", null=True, verbose_name="pages"
                    ),
                ),
                (
                    "section_names",
                    articles.models.fields.ProseField(
                        blank=True,
                        help_text="One a line; the parser knows them as section heads.",
                        max_length=5000,
                        verbose_name="section names",
                    ),
                ),
                (
                    "home",
                    models.ForeignKey(
                        blank=True,
                        help_text="Decides whose 市总工会 is meant.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="publications",
                        to="articles.place",
                        verbose_name="home region",
                    ),
                ),
            ],
            options={
                "verbose_name": "publication",
                "verbose_name_plural": "publications",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Issue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="public id"),
                ),
                ("number", articles.models.fields.LineField(blank=True, max_length=50, verbose_name="number")),
                (
                    "total_number",
                    articles.models.fields.LineField(
                        blank=True,
                        help_text="Counted on through the years.",
                        max_length=50,
                        verbose_name="total number",
                    ),
                ),
                ("title", articles.models.fields.LineField(blank=True, max_length=500, verbose_name="title")),
                ("published_on", models.DateField(blank=True, null=True, verbose_name="date of publication")),
                (
                    "date_basis",
                    articles.models.fields.ChoiceField(
                        blank=True,
                        choices=[
                            ("printed", "printed"),
                            ("given", "given by a person"),
                            ("file name", "from the file name"),
                            ("inferred", "inferred"),
                            ("", "not known"),
                        ],
                        max_length=20,
                        verbose_name="date known from",
                    ),
                ),
                ("not_before", models.DateField(blank=True, null=True, verbose_name="not before")),
                ("not_after", models.DateField(blank=True, null=True, verbose_name="not after")),
                (
                    "editors",
                    models.JSONField(
                        blank=True,
                        default=list,
                        validators=[articles.models.fields.validate_storable_texts],
                        verbose_name="editors",
                    ),
                ),
                (
                    "sorting_day",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.functions.comparison.Coalesce(
                            "published_on", models.Value(datetime.date(1, 1, 1))
                        ),
                        output_field=models.DateField(),
                    ),
                ),
                (
                    "publication",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="issues",
                        to="articles.publication",
                        verbose_name="publication",
                    ),
                ),
            ],
            options={
                "verbose_name": "issue",
                "verbose_name_plural": "issues",
                "ordering": ["-sorting_day", "-pk"],
                "indexes": [
                    models.Index(fields=["sorting_day", "id"], name="issue_by_day"),
                    models.Index(fields=["publication", "sorting_day", "id"], name="issue_by_publication"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("date_basis", "inferred"), _negated=True), ("published_on", None), _connector="OR"
                        ),
                        name="issue_inferred_date_stays_open",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("published_on", None), models.Q(("date_basis", ""), _negated=True), _connector="OR"
                        ),
                        name="issue_date_has_a_basis",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("not_before", None),
                            ("not_after", None),
                            ("not_after__gte", models.F("not_before")),
                            _connector="OR",
                        ),
                        name="issue_bounds_in_order",
                    ),
                    models.UniqueConstraint(
                        fields=("publication", "published_on", "number"), name="issue_is_one_of_its_publication"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalIssue",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(db_index=True, default=uuid.uuid4, editable=False, verbose_name="public id"),
                ),
                ("number", articles.models.fields.LineField(blank=True, max_length=50, verbose_name="number")),
                (
                    "total_number",
                    articles.models.fields.LineField(
                        blank=True,
                        help_text="Counted on through the years.",
                        max_length=50,
                        verbose_name="total number",
                    ),
                ),
                ("title", articles.models.fields.LineField(blank=True, max_length=500, verbose_name="title")),
                ("published_on", models.DateField(blank=True, null=True, verbose_name="date of publication")),
                (
                    "date_basis",
                    articles.models.fields.ChoiceField(
                        blank=True,
                        choices=[
                            ("printed", "printed"),
                            ("given", "given by a person"),
                            ("file name", "from the file name"),
                            ("inferred", "inferred"),
                            ("", "not known"),
                        ],
                        max_length=20,
                        verbose_name="date known from",
                    ),
                ),
                ("not_before", models.DateField(blank=True, null=True, verbose_name="not before")),
                ("not_after", models.DateField(blank=True, null=True, verbose_name="not after")),
                (
                    "editors",
                    models.JSONField(
                        blank=True,
                        default=list,
                        validators=[articles.models.fields.validate_storable_texts],
                        verbose_name="editors",
                    ),
                ),
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
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "publication",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="articles.publication",
                        verbose_name="publication",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical issue",
                "verbose_name_plural": "historical issues",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
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
                        verbose_name="status",
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
                    "picture",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="articles.keptfile",
                        verbose_name="picture over the stories",
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
                        verbose_name="status",
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
                    "picture",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="articles.keptfile",
                        verbose_name="picture over the stories",
                    ),
                ),
            ],
            options={
                "verbose_name": "digest",
                "verbose_name_plural": "digests",
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "draft"),
                            models.Q(("day__isnull", False), ("medium__isnull", False)),
                            _connector="OR",
                        ),
                        name="published_digest_has_medium_and_day",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Department",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", articles.models.fields.LineField(max_length=50, unique=True, verbose_name="name")),
                (
                    "members",
                    models.ManyToManyField(
                        blank=True, related_name="departments", to=settings.AUTH_USER_MODEL, verbose_name="members"
                    ),
                ),
                (
                    "publications",
                    models.ManyToManyField(
                        blank=True, related_name="departments", to="articles.publication", verbose_name="publications"
                    ),
                ),
            ],
            options={
                "verbose_name": "department",
                "verbose_name_plural": "departments",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="ReturnedTable",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("token", models.CharField(max_length=50, unique=True)),
                ("kind", models.CharField(default="story", max_length=50)),
                ("name", articles.models.fields.LineField(max_length=1000, verbose_name="file name")),
                ("data", models.BinaryField()),
                ("stamps", models.JSONField(default=dict)),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="made")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="SavedColumns",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", articles.models.fields.LineField(max_length=50, verbose_name="name")),
                ("table", articles.models.fields.LineField(max_length=50)),
                ("columns", models.JSONField(default=list, verbose_name="columns")),
                ("is_shared", models.BooleanField(default=False, verbose_name="shared with all")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="saved_columns",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="kept by",
                    ),
                ),
            ],
            options={
                "verbose_name": "saved columns",
                "verbose_name_plural": "saved columns",
                "ordering": ["name", "pk"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("by", "table", "name"), name="saved_columns_are_once_a_person_and_name"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SavedSearch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", articles.models.fields.LineField(max_length=50, verbose_name="name")),
                ("query", articles.models.fields.LineField(max_length=500, verbose_name="query")),
                ("is_shared", models.BooleanField(default=False, verbose_name="shared with all")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="saved_searches",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="kept by",
                    ),
                ),
            ],
            options={
                "verbose_name": "saved search",
                "verbose_name_plural": "saved searches",
                "ordering": ["name", "pk"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("by", "name"), name="saved_search_is_once_a_person_and_name")
                ],
            },
        ),
        migrations.CreateModel(
            name="ScoringRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", articles.models.fields.LineField(max_length=100, unique=True, verbose_name="name")),
                ("since", models.DateField(blank=True, null=True, verbose_name="from")),
                ("until", models.DateField(blank=True, null=True, verbose_name="to")),
                (
                    "several_media",
                    articles.models.fields.ChoiceField(
                        choices=[
                            ("highest", "the medium with the most points"),
                            ("sum", "all points, as one piece"),
                            ("each", "each as a piece of its own"),
                        ],
                        default="highest",
                        max_length=20,
                        verbose_name="in several media",
                    ),
                ),
                (
                    "joint_work",
                    articles.models.fields.ChoiceField(
                        choices=[
                            ("first", "all to the unit named first"),
                            ("equal", "equal shares"),
                            ("correspondents", "equal shares to the units of correspondents"),
                            ("full", "all to each"),
                            ("composite", "points of their own for a joint piece"),
                        ],
                        default="equal",
                        max_length=20,
                        verbose_name="by several units",
                    ),
                ),
                (
                    "composite_points",
                    models.DecimalField(
                        decimal_places=2,
                        default=0,
                        help_text="For each unit, where joint pieces have points of their own.",
                        max_digits=9,
                        verbose_name="points of a joint piece",
                    ),
                ),
                (
                    "counted",
                    articles.models.fields.ChoiceField(
                        choices=[
                            ("all", "all"),
                            ("original", "without reprints and excerpts"),
                            ("submitted", "of registered submissions"),
                        ],
                        default="all",
                        max_length=20,
                        verbose_name="uses that count",
                    ),
                ),
                (
                    "cap",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="Points of a unit for its pieces in a period.",
                        max_digits=9,
                        null=True,
                        verbose_name="at most",
                    ),
                ),
                (
                    "cap_period",
                    articles.models.fields.ChoiceField(
                        choices=[("month", "month"), ("quarter", "quarter"), ("year", "year")],
                        default="year",
                        max_length=20,
                        verbose_name="period of the limit",
                    ),
                ),
                (
                    "base_points",
                    models.DecimalField(
                        decimal_places=2,
                        default=0,
                        help_text="That each unit has in a notice before anything is counted.",
                        max_digits=9,
                        verbose_name="base points",
                    ),
                ),
                (
                    "decimals",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="To which the points of a unit are rounded, before units are ranked. Empty: they are not rounded.",
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(2)],
                        verbose_name="decimals",
                    ),
                ),
                (
                    "ties",
                    articles.models.fields.ChoiceField(
                        choices=[("dense", "1, 1, 2"), ("gapped", "1, 1, 3")],
                        default="dense",
                        max_length=20,
                        verbose_name="places of equals",
                    ),
                ),
                ("note", articles.models.fields.ProseField(blank=True, max_length=5000, verbose_name="notes")),
            ],
            options={
                "verbose_name": "scoring rule",
                "verbose_name_plural": "scoring rules",
                "ordering": ["-since", "name"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("since", None), ("until", None), ("until__gte", models.F("since")), _connector="OR"
                        ),
                        name="scoring_rule_ends_after_it_begins",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RulePoints",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "level",
                    articles.models.fields.ChoiceField(
                        blank=True,
                        choices=[
                            ("nation", "national"),
                            ("province", "provincial"),
                            ("city", "city level"),
                            ("county", "county level"),
                            ("own", "own unit"),
                        ],
                        max_length=20,
                        verbose_name="level",
                    ),
                ),
                (
                    "kind",
                    articles.models.fields.ChoiceField(
                        blank=True,
                        choices=[("article", "article"), ("brief", "brief"), ("photo", "photo news")],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "genre",
                    articles.models.fields.ChoiceField(
                        blank=True,
                        choices=[
                            ("消息", "news report"),
                            ("通讯", "feature"),
                            ("特写", "close-up"),
                            ("评论", "comment"),
                            ("图片新闻", "news in pictures"),
                            ("简讯", "news brief"),
                            ("综述", "round-up"),
                            ("理论文章", "theory"),
                            ("文件", "document"),
                            ("公告", "notice"),
                            ("更正", "correction"),
                            ("其他", "other"),
                        ],
                        max_length=20,
                        verbose_name="genre",
                    ),
                ),
                (
                    "form",
                    articles.models.fields.ChoiceField(
                        blank=True,
                        choices=[
                            ("original", "first printed there"),
                            ("reprint", "reprinted"),
                            ("excerpt", "excerpted"),
                            ("photo", "picture"),
                            ("video", "video"),
                        ],
                        max_length=20,
                        verbose_name="form",
                    ),
                ),
                (
                    "placement",
                    articles.models.fields.ChoiceField(
                        blank=True,
                        choices=[
                            ("front-lead", "lead of the front page"),
                            ("front", "front page"),
                            ("ear", "beside the masthead"),
                            ("lead", "lead of a page"),
                        ],
                        max_length=20,
                        verbose_name="placement",
                    ),
                ),
                ("least", models.PositiveIntegerField(default=0, verbose_name="characters from")),
                ("most", models.PositiveIntegerField(blank=True, null=True, verbose_name="characters to")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                ("points", models.DecimalField(decimal_places=2, max_digits=9, verbose_name="points")),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="articles.unitgroup",
                        verbose_name="group of units",
                    ),
                ),
                (
                    "medium",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="articles.publication",
                        verbose_name="medium",
                    ),
                ),
                (
                    "rule",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="values",
                        to="articles.scoringrule",
                        verbose_name="scoring rule",
                    ),
                ),
            ],
            options={
                "verbose_name": "points of a use",
                "verbose_name_plural": "points: the first line that fits counts",
                "ordering": ["position", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RuleFactor",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "level",
                    articles.models.fields.ChoiceField(
                        blank=True,
                        choices=[
                            ("nation", "national"),
                            ("province", "provincial"),
                            ("city", "city level"),
                            ("county", "county level"),
                            ("own", "own unit"),
                        ],
                        max_length=20,
                        verbose_name="level",
                    ),
                ),
                (
                    "kind",
                    articles.models.fields.ChoiceField(
                        blank=True,
                        choices=[("article", "article"), ("brief", "brief"), ("photo", "photo news")],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "genre",
                    articles.models.fields.ChoiceField(
                        blank=True,
                        choices=[
                            ("消息", "news report"),
                            ("通讯", "feature"),
                            ("特写", "close-up"),
                            ("评论", "comment"),
                            ("图片新闻", "news in pictures"),
                            ("简讯", "news brief"),
                            ("综述", "round-up"),
                            ("理论文章", "theory"),
                            ("文件", "document"),
                            ("公告", "notice"),
                            ("更正", "correction"),
                            ("其他", "other"),
                        ],
                        max_length=20,
                        verbose_name="genre",
                    ),
                ),
                (
                    "form",
                    articles.models.fields.ChoiceField(
                        blank=True,
                        choices=[
                            ("original", "first printed there"),
                            ("reprint", "reprinted"),
                            ("excerpt", "excerpted"),
                            ("photo", "picture"),
                            ("video", "video"),
                        ],
                        max_length=20,
                        verbose_name="form",
                    ),
                ),
                (
                    "placement",
                    articles.models.fields.ChoiceField(
                        blank=True,
                        choices=[
                            ("front-lead", "lead of the front page"),
                            ("front", "front page"),
                            ("ear", "beside the masthead"),
                            ("lead", "lead of a page"),
                        ],
                        max_length=20,
                        verbose_name="placement",
                    ),
                ),
                ("least", models.PositiveIntegerField(default=0, verbose_name="characters from")),
                ("most", models.PositiveIntegerField(blank=True, null=True, verbose_name="characters to")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                ("times", models.DecimalField(decimal_places=2, default=1, max_digits=9, verbose_name="times")),
                ("plus", models.DecimalField(decimal_places=2, default=0, max_digits=9, verbose_name="plus")),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="articles.unitgroup",
                        verbose_name="group of units",
                    ),
                ),
                (
                    "medium",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="articles.publication",
                        verbose_name="medium",
                    ),
                ),
                (
                    "rule",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="factors",
                        to="articles.scoringrule",
                        verbose_name="scoring rule",
                    ),
                ),
            ],
            options={
                "verbose_name": "factor",
                "verbose_name_plural": "factors for placement, length and others: of each kind the first that fits",
                "ordering": ["position", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="HistoricalRulePoints",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "level",
                    articles.models.fields.ChoiceField(
                        blank=True,
                        choices=[
                            ("nation", "national"),
                            ("province", "provincial"),
                            ("city", "city level"),
                            ("county", "county level"),
                            ("own", "own unit"),
                        ],
                        max_length=20,
                        verbose_name="level",
                    ),
                ),
                (
                    "kind",
                    articles.models.fields.ChoiceField(
                        blank=True,
                        choices=[("article", "article"), ("brief", "brief"), ("photo", "photo news")],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "genre",
                    articles.models.fields.ChoiceField(
                        blank=True,
                        choices=[
                            ("消息", "news report"),
                            ("通讯", "feature"),
                            ("特写", "close-up"),
                            ("评论", "comment"),
                            ("图片新闻", "news in pictures"),
                            ("简讯", "news brief"),
                            ("综述", "round-up"),
                            ("理论文章", "theory"),
                            ("文件", "document"),
                            ("公告", "notice"),
                            ("更正", "correction"),
                            ("其他", "other"),
                        ],
                        max_length=20,
                        verbose_name="genre",
                    ),
                ),
                (
                    "form",
                    articles.models.fields.ChoiceField(
                        blank=True,
                        choices=[
                            ("original", "first printed there"),
                            ("reprint", "reprinted"),
                            ("excerpt", "excerpted"),
                            ("photo", "picture"),
                            ("video", "video"),
                        ],
                        max_length=20,
                        verbose_name="form",
                    ),
                ),
                (
                    "placement",
                    articles.models.fields.ChoiceField(
                        blank=True,
                        choices=[
                            ("front-lead", "lead of the front page"),
                            ("front", "front page"),
                            ("ear", "beside the masthead"),
                            ("lead", "lead of a page"),
                        ],
                        max_length=20,
                        verbose_name="placement",
                    ),
                ),
                ("least", models.PositiveIntegerField(default=0, verbose_name="characters from")),
                ("most", models.PositiveIntegerField(blank=True, null=True, verbose_name="characters to")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                ("points", models.DecimalField(decimal_places=2, max_digits=9, verbose_name="points")),
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
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="articles.unitgroup",
                        verbose_name="group of units",
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
                    "rule",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="articles.scoringrule",
                        verbose_name="scoring rule",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical points of a use",
                "verbose_name_plural": "historical points: the first line that fits counts",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalRuleFactor",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "level",
                    articles.models.fields.ChoiceField(
                        blank=True,
                        choices=[
                            ("nation", "national"),
                            ("province", "provincial"),
                            ("city", "city level"),
                            ("county", "county level"),
                            ("own", "own unit"),
                        ],
                        max_length=20,
                        verbose_name="level",
                    ),
                ),
                (
                    "kind",
                    articles.models.fields.ChoiceField(
                        blank=True,
                        choices=[("article", "article"), ("brief", "brief"), ("photo", "photo news")],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "genre",
                    articles.models.fields.ChoiceField(
                        blank=True,
                        choices=[
                            ("消息", "news report"),
                            ("通讯", "feature"),
                            ("特写", "close-up"),
                            ("评论", "comment"),
                            ("图片新闻", "news in pictures"),
                            ("简讯", "news brief"),
                            ("综述", "round-up"),
                            ("理论文章", "theory"),
                            ("文件", "document"),
                            ("公告", "notice"),
                            ("更正", "correction"),
                            ("其他", "other"),
                        ],
                        max_length=20,
                        verbose_name="genre",
                    ),
                ),
                (
                    "form",
                    articles.models.fields.ChoiceField(
                        blank=True,
                        choices=[
                            ("original", "first printed there"),
                            ("reprint", "reprinted"),
                            ("excerpt", "excerpted"),
                            ("photo", "picture"),
                            ("video", "video"),
                        ],
                        max_length=20,
                        verbose_name="form",
                    ),
                ),
                (
                    "placement",
                    articles.models.fields.ChoiceField(
                        blank=True,
                        choices=[
                            ("front-lead", "lead of the front page"),
                            ("front", "front page"),
                            ("ear", "beside the masthead"),
                            ("lead", "lead of a page"),
                        ],
                        max_length=20,
                        verbose_name="placement",
                    ),
                ),
                ("least", models.PositiveIntegerField(default=0, verbose_name="characters from")),
                ("most", models.PositiveIntegerField(blank=True, null=True, verbose_name="characters to")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                ("times", models.DecimalField(decimal_places=2, default=1, max_digits=9, verbose_name="times")),
                ("plus", models.DecimalField(decimal_places=2, default=0, max_digits=9, verbose_name="plus")),
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
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="articles.unitgroup",
                        verbose_name="group of units",
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
                    "rule",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="articles.scoringrule",
                        verbose_name="scoring rule",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical factor",
                "verbose_name_plural": "historical factors for placement, length and others: of each kind the first that fits",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="SearchLook",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("newest_story", models.BigIntegerField()),
                (
                    "search",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="looks", to="articles.savedsearch"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "default_permissions": (),
                "constraints": [models.UniqueConstraint(fields=("search", "user"), name="search_look_is_once_a_user")],
            },
        ),
        migrations.CreateModel(
            name="SourceBytes",
            fields=[
                (
                    "source",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="stored",
                        serialize=False,
                        to="articles.source",
                    ),
                ),
                ("compressed", models.BinaryField()),
            ],
        ),
        migrations.AddField(
            model_name="source",
            name="issue",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="sources",
                to="articles.issue",
                verbose_name="issue",
            ),
        ),
        migrations.CreateModel(
            name="Reading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reader", models.CharField(max_length=50, verbose_name="reader")),
                ("options", models.JSONField(blank=True, default=dict, verbose_name="options")),
                ("encoding", models.CharField(max_length=30, verbose_name="encoding")),
                ("text", articles.models.fields.ProseField(max_length=50000000, verbose_name="text")),
                ("left_out", models.JSONField(blank=True, default=list, verbose_name="left out")),
                ("page_starts", models.JSONField(blank=True, default=list, verbose_name="starts of pages")),
                (
                    "line_boxes",
                    articles.models.fields.ProseField(blank=True, max_length=2000000, verbose_name="places of lines"),
                ),
                ("digest", models.CharField(db_index=True, max_length=64)),
                ("again", models.BooleanField(default=False, verbose_name="made by reading again")),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="made")),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="readings",
                        to="articles.source",
                        verbose_name="source",
                    ),
                ),
            ],
            options={
                "verbose_name": "reading",
                "verbose_name_plural": "readings",
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("again", False)),
                        fields=("digest", "reader"),
                        name="reading_is_taken_in_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", articles.models.fields.LineField(max_length=1000, verbose_name="file name")),
                (
                    "outcome",
                    articles.models.fields.ChoiceField(
                        choices=[
                            ("imported", "imported"),
                            ("held_back", "held back"),
                            ("unchanged", "unchanged"),
                            ("failed", "failed"),
                        ],
                        max_length=20,
                        verbose_name="outcome",
                    ),
                ),
                ("remarks", models.JSONField(blank=True, default=list, verbose_name="remarks")),
                ("stories", models.PositiveIntegerField(default=0, verbose_name="stories")),
                (
                    "run",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lines",
                        to="articles.importrun",
                        verbose_name="import run",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="articles.source",
                        verbose_name="source",
                    ),
                ),
            ],
            options={
                "verbose_name": "import line",
                "verbose_name_plural": "import lines",
                "ordering": ["run", "pk"],
                "indexes": [models.Index(fields=["run", "outcome", "id", "stories"], name="importline_by_outcome")],
            },
        ),
        migrations.CreateModel(
            name="Story",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="public id"),
                ),
                (
                    "kind",
                    articles.models.fields.ChoiceField(
                        choices=[("article", "article"), ("brief", "brief"), ("photo", "photo news")],
                        default="article",
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "origin",
                    articles.models.fields.ChoiceField(
                        choices=[
                            ("printed", "read from a source"),
                            ("typed", "typed in by hand"),
                            ("title", "title only"),
                        ],
                        default="typed",
                        max_length=20,
                        verbose_name="origin",
                    ),
                ),
                (
                    "dated",
                    models.DateField(default=datetime.date(1, 1, 1), editable=False, verbose_name="date of its issue"),
                ),
                (
                    "page",
                    articles.models.fields.LineField(blank=True, editable=False, max_length=20, verbose_name="page"),
                ),
                ("used", models.BooleanField(default=False, editable=False, verbose_name="used")),
                ("position", models.PositiveIntegerField(default=0, verbose_name="position in the source")),
                (
                    "genre",
                    articles.models.fields.ChoiceField(
                        blank=True,
                        choices=[
                            ("消息", "news report"),
                            ("通讯", "feature"),
                            ("特写", "close-up"),
                            ("评论", "comment"),
                            ("图片新闻", "news in pictures"),
                            ("简讯", "news brief"),
                            ("综述", "round-up"),
                            ("理论文章", "theory"),
                            ("文件", "document"),
                            ("公告", "notice"),
                            ("更正", "correction"),
                            ("其他", "other"),
                        ],
                        max_length=20,
                        verbose_name="genre",
                    ),
                ),
                ("section", articles.models.fields.LineField(blank=True, max_length=100, verbose_name="section")),
                (
                    "status",
                    articles.models.fields.ChoiceField(
                        choices=[
                            ("pending", "to be checked"),
                            ("checked", "checked"),
                            ("archived", "archived"),
                            ("excluded", "not for the archive"),
                        ],
                        default="pending",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                (
                    "reason",
                    articles.models.fields.ChoiceField(
                        blank=True,
                        choices=[
                            ("advertisement", "advertisement"),
                            ("duplicate", "duplicate"),
                            ("miscut", "cut wrongly"),
                            ("other", "other reason"),
                        ],
                        max_length=20,
                        verbose_name="reason",
                    ),
                ),
                (
                    "selection",
                    articles.models.fields.ChoiceField(
                        blank=True,
                        choices=[("candidate", "candidate"), ("selected", "selected")],
                        max_length=20,
                        verbose_name="selection",
                    ),
                ),
                (
                    "visibility",
                    articles.models.fields.ChoiceField(
                        choices=[("public", "public"), ("internal", "internal")],
                        default="public",
                        max_length=20,
                        verbose_name="visibility",
                    ),
                ),
                ("incomplete", models.BooleanField(default=False, verbose_name="incomplete")),
                ("warnings", models.JSONField(blank=True, default=list, verbose_name="doubts of the parser")),
                (
                    "doubtful",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.ExpressionWrapper(
                            models.Q(("warnings", []), _negated=True), models.BooleanField()
                        ),
                        output_field=models.BooleanField(),
                    ),
                ),
                (
                    "confidence",
                    models.FloatField(
                        blank=True,
                        help_text="How sure the parser is of where the story begins and ends, 0 to 1.",
                        null=True,
                        verbose_name="confidence",
                    ),
                ),
                (
                    "unsure",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.ExpressionWrapper(
                            models.Q(("confidence__lt", 0.6)), models.BooleanField(null=True)
                        ),
                        output_field=models.BooleanField(null=True),
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, verbose_name="version")),
                ("binned_at", models.DateTimeField(blank=True, null=True, verbose_name="in the bin since")),
                ("added_at", models.DateTimeField(auto_now_add=True, verbose_name="added")),
                ("changed_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                ("kicker", articles.models.fields.LineField(blank=True, max_length=500, verbose_name="kicker")),
                ("headline", articles.models.fields.LineField(blank=True, max_length=500, verbose_name="headline")),
                ("subhead", articles.models.fields.LineField(blank=True, max_length=500, verbose_name="subhead")),
                (
                    "byline",
                    articles.models.fields.LineField(
                        blank=True, help_text="As printed.", max_length=500, verbose_name="byline"
                    ),
                ),
                (
                    "credits",
                    models.JSONField(
                        blank=True,
                        default=list,
                        validators=[articles.models.fields.validate_storable_texts],
                        verbose_name="credits",
                    ),
                ),
                ("dateline", articles.models.fields.LineField(blank=True, max_length=200, verbose_name="dateline")),
                (
                    "standfirst",
                    articles.models.fields.ProseField(blank=True, max_length=20000, verbose_name="standfirst"),
                ),
                (
                    "body",
                    articles.models.fields.ProseField(
                        blank=True,
                        help_text="A paragraph a line; crossheads are lines that begin “## ”.",
                        max_length=2000000,
                        verbose_name="body",
                    ),
                ),
                (
                    "supplement",
                    articles.models.fields.ProseField(
                        blank=True,
                        help_text="The end that never arrived. It is shown shaded, and never as printed text.",
                        max_length=2000000,
                        verbose_name="completed by hand",
                    ),
                ),
                (
                    "captions",
                    models.JSONField(
                        blank=True,
                        default=list,
                        validators=[articles.models.fields.validate_storable_texts],
                        verbose_name="captions",
                    ),
                ),
                (
                    "continued_from",
                    articles.models.fields.LineField(blank=True, max_length=50, verbose_name="continued from"),
                ),
                (
                    "continued_on",
                    articles.models.fields.LineField(blank=True, max_length=50, verbose_name="continued on"),
                ),
                ("notes", articles.models.fields.ProseField(blank=True, max_length=20000, verbose_name="notes")),
                ("held", models.JSONField(blank=True, default=dict, verbose_name="decided by a person")),
                ("machine", models.JSONField(blank=True, default=dict, verbose_name="as the parser read it")),
                ("proposed", models.JSONField(blank=True, null=True, verbose_name="fields with proposals")),
                (
                    "continues",
                    models.ForeignKey(
                        blank=True,
                        help_text="The story of another page that this one goes on.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="continuations",
                        to="articles.story",
                        verbose_name="goes on",
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stories",
                        to="articles.issue",
                        verbose_name="issue",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged",
                        to="articles.story",
                        verbose_name="merged into",
                    ),
                ),
                (
                    "places",
                    models.ManyToManyField(related_name="stories", through="articles.Placing", to="articles.place"),
                ),
                (
                    "publication",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="articles.publication",
                        verbose_name="publication of its issue",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stories",
                        to="articles.source",
                        verbose_name="source",
                    ),
                ),
            ],
            options={
                "verbose_name": "story",
                "verbose_name_plural": "stories",
                "ordering": ["-pk"],
                "permissions": [
                    ("export_story", "Can export stories"),
                    ("import_story", "Can import issues"),
                    ("read_internal_story", "Can read internal stories"),
                ],
                "indexes": [
                    models.Index(fields=["issue", "binned_at", "dated"], name="story_by_issue"),
                    models.Index(fields=["publication", "section"], name="story_sections"),
                    models.Index(
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
                            "selection",
                            "used",
                        ],
                        name="story_by_day",
                    ),
                    models.Index(
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
                            "selection",
                            "used",
                        ],
                        name="story_by_status",
                    ),
                    models.Index(
                        fields=["kind", "dated", "id", "binned_at", "status", "visibility"], name="story_by_kind"
                    ),
                    models.Index(
                        fields=["genre", "dated", "id", "binned_at", "status", "kind", "visibility"],
                        name="story_by_genre",
                    ),
                    models.Index(
                        fields=["section", "dated", "id", "binned_at", "status", "kind", "visibility"],
                        name="story_by_section",
                    ),
                    models.Index(
                        fields=["publication", "dated", "id", "binned_at", "status", "kind", "visibility"],
                        name="story_by_publication",
                    ),
                    models.Index(
                        fields=["page", "dated", "id", "binned_at", "status", "kind", "visibility"],
                        name="story_by_page",
                    ),
                    models.Index(
                        fields=["doubtful", "dated", "id", "binned_at", "status", "kind", "visibility"],
                        name="story_by_doubtful",
                    ),
                    models.Index(
                        fields=["unsure", "dated", "id", "binned_at", "status", "kind", "visibility"],
                        name="story_by_unsure",
                    ),
                    models.Index(
                        condition=models.Q(("binned_at__isnull", False)),
                        fields=["dated", "id", "binned_at", "status", "kind", "visibility"],
                        name="story_in_bin",
                    ),
                    models.Index(
                        condition=models.Q(("proposed__isnull", False)),
                        fields=["dated", "id", "binned_at", "status", "kind", "visibility"],
                        name="story_proposed",
                    ),
                    models.Index(
                        condition=models.Q(("incomplete", True)),
                        fields=["dated", "id", "binned_at", "status", "kind", "visibility"],
                        name="story_incomplete",
                    ),
                    models.Index(
                        condition=models.Q(("selection__gt", "")),
                        fields=["dated", "id", "binned_at", "status", "kind", "visibility", "selection"],
                        name="story_selection",
                    ),
                    models.Index(
                        condition=models.Q(("used", True)),
                        fields=["dated", "id", "binned_at", "status", "kind", "visibility", "used"],
                        name="story_used",
                    ),
                    models.Index(
                        condition=models.Q(("selection", ""), ("used", False)),
                        fields=["dated", "id", "binned_at", "status", "kind", "visibility", "selection", "used"],
                        name="story_unchosen",
                    ),
                    models.Index(
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
                            "selection",
                            "used",
                        ],
                        name="story_by_status_number",
                    ),
                    models.Index(
                        fields=["kind", "id", "binned_at", "status", "visibility"], name="story_by_kind_number"
                    ),
                    models.Index(
                        fields=["genre", "id", "binned_at", "status", "kind", "visibility"],
                        name="story_by_genre_number",
                    ),
                    models.Index(
                        fields=["section", "id", "binned_at", "status", "kind", "visibility"],
                        name="story_by_section_number",
                    ),
                    models.Index(
                        fields=["publication", "id", "binned_at", "status", "kind", "visibility"],
                        name="story_by_publication_number",
                    ),
                    models.Index(
                        fields=["page", "id", "binned_at", "status", "kind", "visibility"], name="story_by_page_number"
                    ),
                    models.Index(
                        fields=["doubtful", "id", "binned_at", "status", "kind", "visibility"],
                        name="story_by_doubtful_number",
                    ),
                    models.Index(
                        fields=["unsure", "id", "binned_at", "status", "kind", "visibility"],
                        name="story_by_unsure_number",
                    ),
                    models.Index(
                        condition=models.Q(("binned_at__isnull", False)),
                        fields=["id", "binned_at", "status", "kind", "visibility"],
                        name="story_in_bin_number",
                    ),
                    models.Index(
                        condition=models.Q(("proposed__isnull", False)),
                        fields=["id", "binned_at", "status", "kind", "visibility"],
                        name="story_proposed_number",
                    ),
                    models.Index(
                        condition=models.Q(("incomplete", True)),
                        fields=["id", "binned_at", "status", "kind", "visibility"],
                        name="story_incomplete_number",
                    ),
                    models.Index(
                        condition=models.Q(("selection__gt", "")),
                        fields=["id", "binned_at", "status", "kind", "visibility", "selection"],
                        name="story_selection_number",
                    ),
                    models.Index(
                        condition=models.Q(("used", True)),
                        fields=["id", "binned_at", "status", "kind", "visibility", "used"],
                        name="story_used_number",
                    ),
                    models.Index(
                        condition=models.Q(("selection", ""), ("used", False)),
                        fields=["id", "binned_at", "status", "kind", "visibility", "selection", "used"],
                        name="story_unchosen_number",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "excluded"), models.Q(("reason", ""), _negated=True)),
                            models.Q(models.Q(("status", "excluded"), _negated=True), ("reason", "")),
                            _connector="OR",
                        ),
                        name="story_reason_is_for_excluded",
                        violation_error_message="A story that is not for the archive needs a reason, any other has none.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("origin", "printed"), ("source__isnull", False)),
                            models.Q(("origin", "printed"), _negated=True),
                            _connector="OR",
                        ),
                        name="story_printed_has_a_source",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confidence", None),
                            models.Q(("confidence__gte", 0), ("confidence__lte", 1)),
                            _connector="OR",
                        ),
                        name="story_confidence_is_a_share",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("merged_into", None), ("binned_at__isnull", False), _connector="OR"),
                        name="story_merged_is_in_the_bin",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="placing",
            name="story",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="placings",
                to="articles.story",
                verbose_name="story",
            ),
        ),
        migrations.AddField(
            model_name="indexentry",
            name="story",
            field=models.OneToOneField(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="entry",
                to="articles.story",
            ),
        ),
        migrations.CreateModel(
            name="HistoricalUse",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(db_index=True, default=uuid.uuid4, editable=False, verbose_name="public id"),
                ),
                ("used_on", models.DateField(blank=True, null=True, verbose_name="day")),
                ("number", articles.models.fields.LineField(blank=True, max_length=50, verbose_name="number")),
                ("page", articles.models.fields.LineField(blank=True, max_length=20, verbose_name="page")),
                (
                    "form",
                    articles.models.fields.ChoiceField(
                        choices=[
                            ("original", "first printed there"),
                            ("reprint", "reprinted"),
                            ("excerpt", "excerpted"),
                            ("photo", "picture"),
                            ("video", "video"),
                        ],
                        default="original",
                        max_length=20,
                        verbose_name="form",
                    ),
                ),
                (
                    "placement",
                    articles.models.fields.ChoiceField(
                        blank=True,
                        choices=[
                            ("front-lead", "lead of the front page"),
                            ("front", "front page"),
                            ("ear", "beside the masthead"),
                            ("lead", "lead of a page"),
                        ],
                        max_length=20,
                        verbose_name="placement",
                    ),
                ),
                (
                    "kind",
                    articles.models.fields.ChoiceField(
                        blank=True,
                        choices=[("article", "article"), ("brief", "brief"), ("photo", "photo news")],
                        help_text="Where it was used as another than it is here.",
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("is_commissioned", models.BooleanField(default=False, verbose_name="commissioned")),
                (
                    "link",
                    articles.models.fields.LineField(
                        blank=True,
                        max_length=1000,
                        validators=[django.core.validators.URLValidator(["http", "https"])],
                        verbose_name="link",
                    ),
                ),
                (
                    "proof",
                    articles.models.fields.LineField(
                        blank=True, help_text="A link to it, or where it is kept.", max_length=500, verbose_name="proof"
                    ),
                ),
                ("proved_on", models.DateField(blank=True, null=True, verbose_name="proved on")),
                ("position", models.PositiveIntegerField(default=0, verbose_name="order")),
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
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "proof_file",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="articles.keptfile",
                        verbose_name="file of the proof",
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
            ],
            options={
                "verbose_name": "historical use",
                "verbose_name_plural": "historical uses",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalStory",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "kind",
                    articles.models.fields.ChoiceField(
                        choices=[("article", "article"), ("brief", "brief"), ("photo", "photo news")],
                        default="article",
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "origin",
                    articles.models.fields.ChoiceField(
                        choices=[
                            ("printed", "read from a source"),
                            ("typed", "typed in by hand"),
                            ("title", "title only"),
                        ],
                        default="typed",
                        max_length=20,
                        verbose_name="origin",
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="position in the source")),
                (
                    "genre",
                    articles.models.fields.ChoiceField(
                        blank=True,
                        choices=[
                            ("消息", "news report"),
                            ("通讯", "feature"),
                            ("特写", "close-up"),
                            ("评论", "comment"),
                            ("图片新闻", "news in pictures"),
                            ("简讯", "news brief"),
                            ("综述", "round-up"),
                            ("理论文章", "theory"),
                            ("文件", "document"),
                            ("公告", "notice"),
                            ("更正", "correction"),
                            ("其他", "other"),
                        ],
                        max_length=20,
                        verbose_name="genre",
                    ),
                ),
                ("section", articles.models.fields.LineField(blank=True, max_length=100, verbose_name="section")),
                (
                    "status",
                    articles.models.fields.ChoiceField(
                        choices=[
                            ("pending", "to be checked"),
                            ("checked", "checked"),
                            ("archived", "archived"),
                            ("excluded", "not for the archive"),
                        ],
                        default="pending",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                (
                    "reason",
                    articles.models.fields.ChoiceField(
                        blank=True,
                        choices=[
                            ("advertisement", "advertisement"),
                            ("duplicate", "duplicate"),
                            ("miscut", "cut wrongly"),
                            ("other", "other reason"),
                        ],
                        max_length=20,
                        verbose_name="reason",
                    ),
                ),
                (
                    "selection",
                    articles.models.fields.ChoiceField(
                        blank=True,
                        choices=[("candidate", "candidate"), ("selected", "selected")],
                        max_length=20,
                        verbose_name="selection",
                    ),
                ),
                (
                    "visibility",
                    articles.models.fields.ChoiceField(
                        choices=[("public", "public"), ("internal", "internal")],
                        default="public",
                        max_length=20,
                        verbose_name="visibility",
                    ),
                ),
                ("incomplete", models.BooleanField(default=False, verbose_name="incomplete")),
                ("warnings", models.JSONField(blank=True, default=list, verbose_name="doubts of the parser")),
                (
                    "confidence",
                    models.FloatField(
                        blank=True,
                        help_text="How sure the parser is of where the story begins and ends, 0 to 1.",
                        null=True,
                        verbose_name="confidence",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, verbose_name="version")),
                ("binned_at", models.DateTimeField(blank=True, null=True, verbose_name="in the bin since")),
                ("added_at", models.DateTimeField(blank=True, editable=False, verbose_name="added")),
                ("changed_at", models.DateTimeField(blank=True, editable=False, verbose_name="changed")),
                ("kicker", articles.models.fields.LineField(blank=True, max_length=500, verbose_name="kicker")),
                ("headline", articles.models.fields.LineField(blank=True, max_length=500, verbose_name="headline")),
                ("subhead", articles.models.fields.LineField(blank=True, max_length=500, verbose_name="subhead")),
                (
                    "byline",
                    articles.models.fields.LineField(
                        blank=True, help_text="As printed.", max_length=500, verbose_name="byline"
                    ),
                ),
                (
                    "credits",
                    models.JSONField(
                        blank=True,
                        default=list,
                        validators=[articles.models.fields.validate_storable_texts],
                        verbose_name="credits",
                    ),
                ),
                ("dateline", articles.models.fields.LineField(blank=True, max_length=200, verbose_name="dateline")),
                (
                    "standfirst",
                    articles.models.fields.ProseField(blank=True, max_length=20000, verbose_name="standfirst"),
                ),
                (
                    "body",
                    articles.models.fields.ProseField(
                        blank=True,
                        help_text="A paragraph a line; crossheads are lines that begin “## ”.",
                        max_length=2000000,
                        verbose_name="body",
                    ),
                ),
                (
                    "supplement",
                    articles.models.fields.ProseField(
                        blank=True,
                        help_text="The end that never arrived. It is shown shaded, and never as printed text.",
                        max_length=2000000,
                        verbose_name="completed by hand",
                    ),
                ),
                (
                    "captions",
                    models.JSONField(
                        blank=True,
                        default=list,
                        validators=[articles.models.fields.validate_storable_texts],
                        verbose_name="captions",
                    ),
                ),
                (
                    "continued_from",
                    articles.models.fields.LineField(blank=True, max_length=50, verbose_name="continued from"),
                ),
                (
                    "continued_on",
                    articles.models.fields.LineField(blank=True, max_length=50, verbose_name="continued on"),
                ),
                ("notes", articles.models.fields.ProseField(blank=True, max_length=20000, verbose_name="notes")),
                ("held", models.JSONField(blank=True, default=dict, verbose_name="decided by a person")),
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
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="articles.issue",
                        verbose_name="issue",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="articles.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "continues",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The story of another page that this one goes on.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="articles.story",
                        verbose_name="goes on",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="articles.story",
                        verbose_name="merged into",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical story",
                "verbose_name_plural": "historical stories",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPlacing",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "state",
                    articles.models.fields.ChoiceField(
                        choices=[("suggested", "suggested"), ("confirmed", "confirmed"), ("rejected", "rejected")],
                        default="confirmed",
                        max_length=20,
                        verbose_name="state",
                    ),
                ),
                ("mention", articles.models.fields.LineField(blank=True, max_length=100, verbose_name="as printed")),
                ("implied", models.BooleanField(default=False, verbose_name="implied")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
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
                    "place",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="articles.place",
                        verbose_name="place",
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
            ],
            options={
                "verbose_name": "historical placing",
                "verbose_name_plural": "historical places",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Contribution",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    articles.models.fields.ChoiceField(
                        choices=[("suggested", "suggested"), ("confirmed", "confirmed"), ("rejected", "rejected")],
                        default="confirmed",
                        max_length=20,
                        verbose_name="state",
                    ),
                ),
                ("dated", models.DateField(default=datetime.date(1, 1, 1), editable=False)),
                ("status", models.CharField(editable=False, max_length=20)),
                ("binned_at", models.DateTimeField(editable=False, null=True)),
                ("visibility", models.CharField(editable=False, max_length=20)),
                (
                    "basis",
                    articles.models.fields.ChoiceField(
                        choices=[
                            ("byline", "signed"),
                            ("correspondent", "unit of a correspondent"),
                            ("subject", "whom the story is about"),
                            ("hand", "by hand"),
                        ],
                        default="hand",
                        max_length=20,
                        verbose_name="known by",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                    ),
                ),
                (
                    "story",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contributions",
                        to="articles.story",
                        verbose_name="story",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contributions",
                        to="articles.unit",
                        verbose_name="unit",
                    ),
                ),
            ],
            options={
                "verbose_name": "contribution",
                "verbose_name_plural": "contributing units",
                "ordering": ["story", "pk"],
                "indexes": [
                    models.Index(
                        fields=["unit", "dated", "story", "state", "status", "binned_at", "visibility"],
                        name="contribution_by_unit",
                    ),
                    models.Index(
                        fields=["unit", "story", "state", "status", "binned_at", "visibility"],
                        name="contribution_by_unit_number",
                    ),
                    models.Index(
                        fields=["state", "dated", "story", "status", "binned_at", "visibility"],
                        name="contribution_by_state",
                    ),
                    models.Index(
                        fields=["state", "story", "status", "binned_at", "visibility"],
                        name="contribution_by_state_number",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("unit", "story"), name="contribution_is_once_a_story"),
                    models.CheckConstraint(
                        condition=models.Q(("state", "suggested"), ("by__isnull", False), _connector="OR"),
                        name="contribution_is_decided_by_a_person",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Block",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("start", models.PositiveIntegerField(verbose_name="start")),
                (
                    "role",
                    articles.models.fields.ChoiceField(
                        choices=[
                            ("kicker", "kicker"),
                            ("headline", "headline"),
                            ("subhead", "subhead"),
                            ("byline", "byline"),
                            ("dateline", "dateline"),
                            ("standfirst", "standfirst"),
                            ("crosshead", "crosshead"),
                            ("body", "body"),
                            ("caption", "caption"),
                            ("credit", "credit"),
                            ("masthead", "masthead"),
                            ("section", "section"),
                            ("issue-title", "issue-title"),
                            ("post-meta", "post-meta"),
                            ("highlight", "highlight"),
                            ("bullet", "bullet"),
                            ("label", "label"),
                            ("mark", "mark"),
                            ("continuation", "continuation"),
                            ("colophon", "colophon"),
                            ("push-number", "push-number"),
                            ("link", "link"),
                            ("account-card", "account-card"),
                            ("brief-caption", "brief-caption"),
                            ("noise", "noise"),
                            ("unread", "unread"),
                        ],
                        max_length=20,
                        verbose_name="role",
                    ),
                ),
                ("position", models.PositiveIntegerField(blank=True, null=True, verbose_name="position")),
                ("joined", models.BooleanField(default=False, verbose_name="joined to the one before")),
                ("moved", models.BooleanField(default=False, verbose_name="moved")),
                (
                    "reading",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="blocks",
                        to="articles.reading",
                        verbose_name="reading",
                    ),
                ),
                (
                    "story",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="blocks",
                        to="articles.story",
                        verbose_name="story",
                    ),
                ),
            ],
            options={
                "verbose_name": "block",
                "verbose_name_plural": "blocks",
                "ordering": ["reading", "start"],
                "constraints": [
                    models.UniqueConstraint(fields=("reading", "start"), name="block_starts_where_no_other_does"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("position", None), ("story", None)),
                            models.Q(("position__isnull", False), ("story__isnull", False)),
                            _connector="OR",
                        ),
                        name="block_of_a_story_has_a_position",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Article",
            fields=[],
            options={
                "verbose_name": "single article",
                "verbose_name_plural": "single articles",
                "proxy": True,
                "default_permissions": (),
                "indexes": [],
                "constraints": [],
            },
            bases=("articles.story",),
        ),
        migrations.CreateModel(
            name="Brief",
            fields=[],
            options={
                "verbose_name": "brief",
                "verbose_name_plural": "briefs",
                "proxy": True,
                "default_permissions": (),
                "indexes": [],
                "constraints": [],
            },
            bases=("articles.story",),
        ),
        migrations.CreateModel(
            name="HistoricalTagging",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "state",
                    articles.models.fields.ChoiceField(
                        choices=[("suggested", "suggested"), ("confirmed", "confirmed"), ("rejected", "rejected")],
                        default="confirmed",
                        max_length=20,
                        verbose_name="state",
                    ),
                ),
                (
                    "score",
                    models.FloatField(
                        blank=True, help_text="How sure the machine is, 0 to 1.", null=True, verbose_name="score"
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
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
                    "tag",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="articles.tag",
                        verbose_name="tag",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical tagging",
                "verbose_name_plural": "historical tags",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Tagging",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    articles.models.fields.ChoiceField(
                        choices=[("suggested", "suggested"), ("confirmed", "confirmed"), ("rejected", "rejected")],
                        default="confirmed",
                        max_length=20,
                        verbose_name="state",
                    ),
                ),
                ("dated", models.DateField(default=datetime.date(1, 1, 1), editable=False)),
                ("status", models.CharField(editable=False, max_length=20)),
                ("binned_at", models.DateTimeField(editable=False, null=True)),
                ("visibility", models.CharField(editable=False, max_length=20)),
                (
                    "score",
                    models.FloatField(
                        blank=True, help_text="How sure the machine is, 0 to 1.", null=True, verbose_name="score"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                    ),
                ),
                (
                    "story",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="taggings",
                        to="articles.story",
                        verbose_name="story",
                    ),
                ),
                (
                    "tag",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="taggings",
                        to="articles.tag",
                        verbose_name="tag",
                    ),
                ),
            ],
            options={
                "verbose_name": "tagging",
                "verbose_name_plural": "tags",
                "ordering": ["story", models.OrderBy(models.F("score"), descending=True, nulls_last=True), "pk"],
                "indexes": [
                    models.Index(
                        fields=["tag", "dated", "story", "state", "status", "binned_at", "visibility"],
                        name="tagging_by_tag",
                    ),
                    models.Index(
                        fields=["tag", "story", "state", "status", "binned_at", "visibility"],
                        name="tagging_by_tag_number",
                    ),
                    models.Index(
                        fields=["state", "dated", "story", "status", "binned_at", "visibility"], name="tagging_by_state"
                    ),
                    models.Index(
                        fields=["state", "story", "status", "binned_at", "visibility"], name="tagging_by_state_number"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("tag", "story"), name="tagging_is_once_a_story"),
                    models.CheckConstraint(
                        condition=models.Q(("state", "suggested"), ("by__isnull", False), _connector="OR"),
                        name="tagging_is_decided_by_a_person",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="story",
            name="tags",
            field=models.ManyToManyField(related_name="stories", through="articles.Tagging", to="articles.tag"),
        ),
        migrations.CreateModel(
            name="Submission",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField(verbose_name="day")),
                ("title", articles.models.fields.LineField(max_length=500, verbose_name="title")),
                (
                    "story",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="submissions",
                        to="articles.story",
                        verbose_name="story",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="submissions",
                        to="articles.unit",
                        verbose_name="unit",
                    ),
                ),
            ],
            options={
                "verbose_name": "submission",
                "verbose_name_plural": "submissions",
                "ordering": ["-day", "unit", "pk"],
                "indexes": [models.Index(fields=["day", "unit"], name="submission_by_day")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("unit", "day", "title"),
                        name="submission_is_once_a_day",
                        violation_error_message="This submission is registered already.",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="story",
            name="units",
            field=models.ManyToManyField(related_name="stories", through="articles.Contribution", to="articles.unit"),
        ),
        migrations.CreateModel(
            name="RuleGroup",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="articles.unitgroup",
                        verbose_name="group of units",
                    ),
                ),
                (
                    "rule",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="groups",
                        to="articles.scoringrule",
                        verbose_name="scoring rule",
                    ),
                ),
            ],
            options={
                "verbose_name": "group that is counted",
                "verbose_name_plural": "groups that are counted: without a line, all units",
                "ordering": ["group", "pk"],
                "constraints": [models.UniqueConstraint(fields=("rule", "group"), name="rule_counts_a_group_once")],
            },
        ),
        migrations.CreateModel(
            name="HistoricalRuleGroup",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
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
                    "group",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="articles.unitgroup",
                        verbose_name="group of units",
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
                    "rule",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="articles.scoringrule",
                        verbose_name="scoring rule",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical group that is counted",
                "verbose_name_plural": "historical groups that are counted: without a line, all units",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="PointAdjustment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField(verbose_name="day")),
                (
                    "points",
                    models.DecimalField(
                        decimal_places=2, help_text="Negative for a deduction.", max_digits=9, verbose_name="points"
                    ),
                ),
                ("voids_month", models.BooleanField(default=False, verbose_name="takes the points of the month away")),
                ("reason", articles.models.fields.LineField(max_length=500, verbose_name="reason")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="adjustments",
                        to="articles.unit",
                        verbose_name="unit",
                    ),
                ),
                (
                    "story",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="adjustments",
                        to="articles.story",
                        verbose_name="for the story",
                    ),
                ),
            ],
            options={
                "verbose_name": "bonus or deduction",
                "verbose_name_plural": "bonuses and deductions",
                "ordering": ["-day", "unit"],
            },
        ),
        migrations.CreateModel(
            name="Objection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("made_on", models.DateField(verbose_name="day")),
                ("text", articles.models.fields.ProseField(max_length=5000, verbose_name="objection")),
                ("answer", articles.models.fields.ProseField(blank=True, max_length=5000, verbose_name="answer")),
                ("answered_on", models.DateField(blank=True, null=True, verbose_name="answered on")),
                (
                    "outcome",
                    articles.models.fields.ChoiceField(
                        blank=True,
                        choices=[("upheld", "upheld: it was corrected"), ("refused", "refused")],
                        max_length=20,
                        verbose_name="outcome",
                    ),
                ),
                (
                    "notice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="objections",
                        to="articles.notice",
                        verbose_name="notice of uses",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="objections",
                        to="articles.unit",
                        verbose_name="unit",
                    ),
                ),
            ],
            options={
                "verbose_name": "objection",
                "verbose_name_plural": "objections",
                "ordering": ["-made_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalSubmission",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("day", models.DateField(verbose_name="day")),
                ("title", articles.models.fields.LineField(max_length=500, verbose_name="title")),
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
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="articles.unit",
                        verbose_name="unit",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical submission",
                "verbose_name_plural": "historical submissions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPointAdjustment",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("day", models.DateField(verbose_name="day")),
                (
                    "points",
                    models.DecimalField(
                        decimal_places=2, help_text="Negative for a deduction.", max_digits=9, verbose_name="points"
                    ),
                ),
                ("voids_month", models.BooleanField(default=False, verbose_name="takes the points of the month away")),
                ("reason", articles.models.fields.LineField(max_length=500, verbose_name="reason")),
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
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="articles.unit",
                        verbose_name="unit",
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
                        verbose_name="for the story",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical bonus or deduction",
                "verbose_name_plural": "historical bonuses and deductions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalNotice",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("title", articles.models.fields.LineField(max_length=200, verbose_name="title")),
                ("first", models.DateField(verbose_name="from")),
                ("last", models.DateField(verbose_name="to")),
                ("rule_name", articles.models.fields.LineField(max_length=100, verbose_name="scoring rule")),
                ("figures", models.JSONField(verbose_name="figures")),
                (
                    "has_internal",
                    models.BooleanField(default=False, editable=False, verbose_name="tells of internal stories"),
                ),
                (
                    "kept_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="kept"),
                ),
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
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "kept_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="kept by",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical notice of uses",
                "verbose_name_plural": "historical notices of uses",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalObjection",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("made_on", models.DateField(verbose_name="day")),
                ("text", articles.models.fields.ProseField(max_length=5000, verbose_name="objection")),
                ("answer", articles.models.fields.ProseField(blank=True, max_length=5000, verbose_name="answer")),
                ("answered_on", models.DateField(blank=True, null=True, verbose_name="answered on")),
                (
                    "outcome",
                    articles.models.fields.ChoiceField(
                        blank=True,
                        choices=[("upheld", "upheld: it was corrected"), ("refused", "refused")],
                        max_length=20,
                        verbose_name="outcome",
                    ),
                ),
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
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "notice",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="articles.notice",
                        verbose_name="notice of uses",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="articles.unit",
                        verbose_name="unit",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical objection",
                "verbose_name_plural": "historical objections",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalContribution",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "state",
                    articles.models.fields.ChoiceField(
                        choices=[("suggested", "suggested"), ("confirmed", "confirmed"), ("rejected", "rejected")],
                        default="confirmed",
                        max_length=20,
                        verbose_name="state",
                    ),
                ),
                (
                    "basis",
                    articles.models.fields.ChoiceField(
                        choices=[
                            ("byline", "signed"),
                            ("correspondent", "unit of a correspondent"),
                            ("subject", "whom the story is about"),
                            ("hand", "by hand"),
                        ],
                        default="hand",
                        max_length=20,
                        verbose_name="known by",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
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
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="articles.unit",
                        verbose_name="unit",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical contribution",
                "verbose_name_plural": "historical contributing units",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddField(
            model_name="unit",
            name="group",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="units",
                to="articles.unitgroup",
                verbose_name="group",
            ),
        ),
        migrations.CreateModel(
            name="RuleQuota",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("least", models.DecimalField(decimal_places=2, max_digits=9, verbose_name="at least")),
                (
                    "of",
                    articles.models.fields.ChoiceField(
                        choices=[
                            ("pieces", "pieces"),
                            ("points", "points"),
                            ("rate", "per cent of the pieces submitted"),
                        ],
                        default="pieces",
                        max_length=20,
                        verbose_name="of",
                    ),
                ),
                (
                    "period",
                    articles.models.fields.ChoiceField(
                        choices=[("month", "month"), ("quarter", "quarter"), ("year", "year")],
                        default="month",
                        max_length=20,
                        verbose_name="in each",
                    ),
                ),
                (
                    "deduction",
                    models.DecimalField(
                        decimal_places=2,
                        default=0,
                        help_text="For a rate that is too low: once.",
                        max_digits=9,
                        verbose_name="off for each missing",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                (
                    "medium",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="articles.publication",
                        verbose_name="medium",
                    ),
                ),
                (
                    "rule",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="quotas",
                        to="articles.scoringrule",
                        verbose_name="scoring rule",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="articles.unitgroup",
                        verbose_name="group of units",
                    ),
                ),
            ],
            options={
                "verbose_name": "quota",
                "verbose_name_plural": "quotas: each line that fits a unit holds",
                "ordering": ["position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalUnit",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(db_index=True, default=uuid.uuid4, editable=False, verbose_name="public id"),
                ),
                ("name", articles.models.fields.LineField(db_index=True, max_length=100, verbose_name="name")),
                (
                    "position",
                    models.PositiveSmallIntegerField(default=0, help_text="Within its group.", verbose_name="order"),
                ),
                (
                    "aliases",
                    articles.models.fields.ProseField(
                        blank=True,
                        help_text="One a line: short, former and mistaken ones too.",
                        max_length=5000,
                        verbose_name="other names",
                    ),
                ),
                ("since", models.DateField(blank=True, null=True, verbose_name="from")),
                ("until", models.DateField(blank=True, null=True, verbose_name="to")),
                (
                    "is_own_office",
                    models.BooleanField(
                        default=False,
                        help_text="Its pieces are counted apart, and it has no rank.",
                        verbose_name="own office",
                    ),
                ),
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
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="articles.unitgroup",
                        verbose_name="group",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical contributing unit",
                "verbose_name_plural": "historical contributing units",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalRuleQuota",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("least", models.DecimalField(decimal_places=2, max_digits=9, verbose_name="at least")),
                (
                    "of",
                    articles.models.fields.ChoiceField(
                        choices=[
                            ("pieces", "pieces"),
                            ("points", "points"),
                            ("rate", "per cent of the pieces submitted"),
                        ],
                        default="pieces",
                        max_length=20,
                        verbose_name="of",
                    ),
                ),
                (
                    "period",
                    articles.models.fields.ChoiceField(
                        choices=[("month", "month"), ("quarter", "quarter"), ("year", "year")],
                        default="month",
                        max_length=20,
                        verbose_name="in each",
                    ),
                ),
                (
                    "deduction",
                    models.DecimalField(
                        decimal_places=2,
                        default=0,
                        help_text="For a rate that is too low: once.",
                        max_digits=9,
                        verbose_name="off for each missing",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
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
                    "rule",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="articles.scoringrule",
                        verbose_name="scoring rule",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="articles.unitgroup",
                        verbose_name="group of units",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical quota",
                "verbose_name_plural": "historical quotas: each line that fits a unit holds",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Upload",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("token", models.CharField(max_length=50, unique=True)),
                ("options", models.JSONField(blank=True, default=dict, verbose_name="options")),
                ("notes", models.JSONField(blank=True, default=list)),
                ("number_of_files", models.PositiveIntegerField(default=0)),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="made")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
                (
                    "job",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="upload",
                        to="articles.job",
                        verbose_name="job",
                    ),
                ),
                (
                    "run",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="waiting",
                        to="articles.importrun",
                        verbose_name="import run",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="UploadedFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", articles.models.fields.LineField(max_length=1000, verbose_name="file name")),
                ("data", models.BinaryField()),
                ("options", models.JSONField(blank=True, default=dict)),
                ("although_near", models.BooleanField(default=False)),
                ("summary", models.JSONField(blank=True, null=True)),
                ("failure", models.JSONField(blank=True, null=True)),
                (
                    "upload",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="files", to="articles.upload"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Use",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="public id"),
                ),
                ("used_on", models.DateField(blank=True, null=True, verbose_name="day")),
                ("number", articles.models.fields.LineField(blank=True, max_length=50, verbose_name="number")),
                ("page", articles.models.fields.LineField(blank=True, max_length=20, verbose_name="page")),
                (
                    "form",
                    articles.models.fields.ChoiceField(
                        choices=[
                            ("original", "first printed there"),
                            ("reprint", "reprinted"),
                            ("excerpt", "excerpted"),
                            ("photo", "picture"),
                            ("video", "video"),
                        ],
                        default="original",
                        max_length=20,
                        verbose_name="form",
                    ),
                ),
                (
                    "placement",
                    articles.models.fields.ChoiceField(
                        blank=True,
                        choices=[
                            ("front-lead", "lead of the front page"),
                            ("front", "front page"),
                            ("ear", "beside the masthead"),
                            ("lead", "lead of a page"),
                        ],
                        max_length=20,
                        verbose_name="placement",
                    ),
                ),
                (
                    "kind",
                    articles.models.fields.ChoiceField(
                        blank=True,
                        choices=[("article", "article"), ("brief", "brief"), ("photo", "photo news")],
                        help_text="Where it was used as another than it is here.",
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("is_commissioned", models.BooleanField(default=False, verbose_name="commissioned")),
                (
                    "link",
                    articles.models.fields.LineField(
                        blank=True,
                        max_length=1000,
                        validators=[django.core.validators.URLValidator(["http", "https"])],
                        verbose_name="link",
                    ),
                ),
                (
                    "proof",
                    articles.models.fields.LineField(
                        blank=True, help_text="A link to it, or where it is kept.", max_length=500, verbose_name="proof"
                    ),
                ),
                ("proved_on", models.DateField(blank=True, null=True, verbose_name="proved on")),
                ("position", models.PositiveIntegerField(default=0, verbose_name="order")),
                (
                    "medium",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="uses",
                        to="articles.publication",
                        verbose_name="medium",
                    ),
                ),
                (
                    "proof_file",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="uses",
                        to="articles.keptfile",
                        verbose_name="file of the proof",
                    ),
                ),
                (
                    "story",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="uses",
                        to="articles.story",
                        verbose_name="story",
                    ),
                ),
            ],
            options={
                "verbose_name": "use",
                "verbose_name_plural": "uses",
                "ordering": ["story", "used_on", "pk"],
                "indexes": [models.Index(fields=["used_on", "medium"], name="use_by_day")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("story", "medium", "used_on", "number"),
                        name="use_is_once_a_day",
                        violation_error_message="This use of the story is here already.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("used_on", None)),
                        fields=("story", "medium", "number"),
                        name="use_without_a_day_is_once_a_number",
                        violation_error_message="This use of the story is here already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("link", ""), ("link__startswith", "http"), _connector="OR"),
                        name="use_link_is_of_the_web",
                    ),
                ],
            },
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
                    "picture",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="articles.keptfile",
                        verbose_name="picture",
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
                    "picture",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="articles.keptfile",
                        verbose_name="picture",
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
        migrations.CreateModel(
            name="Worker",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", articles.models.fields.LineField(max_length=200, verbose_name="name")),
                ("started_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="started")),
                (
                    "seen_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), db_index=True, verbose_name="heard of"
                    ),
                ),
                (
                    "job",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="workers",
                        to="articles.job",
                        verbose_name="job",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="BeforeImage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    articles.models.fields.ChoiceField(
                        choices=[
                            ("blocks", "Blocks"),
                            ("source", "Source"),
                            ("reading", "Reading"),
                            ("proposals", "Proposals"),
                            ("machine", "Machine"),
                        ],
                        max_length=20,
                    ),
                ),
                ("key", models.BigIntegerField()),
                ("values", models.JSONField(encoder=articles.models.journal.CompactEncoder)),
                (
                    "change",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="before_images", to="articles.change"
                    ),
                ),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("key", "kind", "change"), name="before_image_is_once_a_change")
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=models.CheckConstraint(
                condition=models.Q(("issue__isnull", False), ("binned_at__isnull", False), _connector="OR"),
                name="source_has_an_issue",
            ),
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
        migrations.AddConstraint(
            model_name="placing",
            constraint=models.UniqueConstraint(fields=("story", "place"), name="placing_is_once_a_story"),
        ),
        migrations.RunPython(create_index, drop_index),
        migrations.RunPython(load, migrations.RunPython.noop),
        migrations.RunPython(install_copying, migrations.RunPython.noop),
        migrations.RunPython(install_page_copying, migrations.RunPython.noop),
        migrations.RunPython(install_use_copying, migrations.RunPython.noop),
        migrations.RunPython(install_statistics, migrations.RunPython.noop),
    ]
