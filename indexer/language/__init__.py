"""How is Hindi text cut into words and words into terms? Pure functions; analysis.py lists their order."""
