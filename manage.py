"""Django's command line for this project; `baiju` is the same with a shorter name."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "baiju.config.settings")
    execute_from_command_line(sys.argv)
