"""What the tools' own readers make of our files: a module for each family of formats."""
