"""The pages: each brings its neighbours of the floor below together and decides who sees what."""
