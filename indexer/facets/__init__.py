"""Who, where and what is a story about? Party, place and event: a declaration and data files each, no names in code."""
