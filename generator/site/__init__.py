"""Pages and files become a website. `building.py` is where a build begins."""
