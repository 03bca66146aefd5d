"""Part C1-4: collective contracts of four kinds and three scopes, from the offer to their end."""
