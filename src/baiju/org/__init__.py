"""Units, people, posts and roles: who works where, and what they may do."""
