"""A sample area: it uses what the engine offers and no product area needs yet."""
