"""How passwords are kept: argon2id with 19 MiB, two passes, one lane."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2id(Argon2PasswordHasher):
    """About 80 ms a sign-in on an office machine; OWASP's least memory cost."""

    time_cost = 2
    memory_cost = 19 * 1024
    parallelism = 1
