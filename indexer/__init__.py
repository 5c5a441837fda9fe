"""KhabarKhoj: search over Hindi regional political news. What is indexed, and how it is found."""

__version__ = "0.1.0"
