"""Entries written before there was a chain are its first links, in the order they were written."""

from django.db import migrations

from baiju.engine import chain


def link(apps, _editor):
    entries, ends = apps.get_model("engine", "Entry"), apps.get_model("engine", "Link")
    units = entries.objects.order_by("unit_id").values_list("unit_id", flat=True).distinct()
    for unit in list(units):
        before, seq = "", 0
        for entry in entries.objects.filter(unit_id=unit).order_by("id").iterator(chunk_size=2000):
            seq += 1
            entry.seq, entry.hash = seq, chain.seal(before, seq, entry)
            entry.save(update_fields=["seq", "hash"])
            before = entry.hash
        ends.objects.create(unit_id=unit or chain.NOWHERE, seq=seq, hash=before)


def unlink(apps, _editor):
    apps.get_model("engine", "Link").objects.all().delete()
    apps.get_model("engine", "Entry").objects.update(seq=0, hash="")


class Migration(migrations.Migration):
    dependencies = [("engine", "0005_chain_the_diary")]
    operations = [migrations.RunPython(link, unlink)]
