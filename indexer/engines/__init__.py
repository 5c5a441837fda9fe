"""Where are stories kept and found? One Protocol (base.py), an engine a module; open_engine chooses by location."""
