"""The papers of organizing: what stands in them, without how they look."""
