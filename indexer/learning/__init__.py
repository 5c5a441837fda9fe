"""What is learned from examples, and how? For whoever learns anew: nothing here is needed to index or search."""
