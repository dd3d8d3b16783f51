"""Pages for three people who do not program: made on the server, whole without JavaScript."""
