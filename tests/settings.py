"""The product's settings, with a sample area, fast passwords and a throw-away data folder."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("BAIJU_HOME", tempfile.mkdtemp(prefix="baiju-tests-"))

from baiju.config.settings import *  # noqa: F403
from baiju.config.settings import DATABASES, HOME, INSTALLED_APPS, STORAGES

INSTALLED_APPS = [*INSTALLED_APPS, "tests.sample"]
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": str(Path(HOME) / "test.sqlite3")}
STATIC_ROOT = Path(HOME) / "static"
STATIC_ROOT.mkdir(exist_ok=True)
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
