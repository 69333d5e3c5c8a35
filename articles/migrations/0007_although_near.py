from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0006_jobs")]

    operations = [
        migrations.AddField(model_name="uploadedfile", name="although_near", field=models.BooleanField(default=False))
    ]
