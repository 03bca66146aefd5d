"""The papers of democratic management: what stands in them, without how they look."""
