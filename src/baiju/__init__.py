"""Baiju 白驹: a self-hosted work platform for grassroots trade unions and township People's Congress presidiums."""

__version__ = "2026.1"
