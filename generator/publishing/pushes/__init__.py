"""`answerable publish`: a push to a bare repository is checked, built and shown.

What is pushed never runs: it is read from the objects of git, and no file of it is written.
"""
