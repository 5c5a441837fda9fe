"""Where are stories kept and found? One Protocol (base.py), an engine a module, and open_engine to choose by location."""
