"""Bytes of an untidy file -> its lines as written, or a refusal in words. START HERE: `receive.py`."""
