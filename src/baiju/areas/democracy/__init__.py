"""Part C5-8: workers' congresses, openness, evaluation, tripartite and joint meetings."""
