"""Mistakes in a plan: each a small rule that names its place and, where it can, its cure."""
