"""The tools of the house: what the Makefile and the pipeline call."""
