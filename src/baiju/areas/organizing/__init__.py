"""Part B: unions, members, committees, cadres and their training."""
