"""What does a reader mean? From what is typed, in any script and spelling, to the terms of this index."""
