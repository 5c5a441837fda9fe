"""What does the reader mean? From typed text to groups of weighted terms of this index."""
