"""The embedded sample's generator, one idea a file; ../make_sample.py is the way in."""
