"""How fast the table of models is, against Datasette and a bare view, in one run."""
