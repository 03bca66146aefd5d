"""Work plans: the document, its clauses, tasks and targets, and what is wrong with them."""
