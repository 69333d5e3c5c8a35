from __future__ import annotations

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import articles.models.fields
import articles.models.journal


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0002_registers_and_lists"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
                "verbose_name_plural": "table of wrong forms",
                "ordering": ["wrong"],
            },
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
                "verbose_name_plural": "historical table of wrong forms",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
    ]
