from __future__ import annotations

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import articles.models.fields
import articles.models.journal


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="returnedtable",
            name="kind",
            field=models.CharField(default="story", max_length=50),
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
    ]
