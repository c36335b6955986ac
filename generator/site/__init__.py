"""Pages and files become a website. A build begins in `building.py`."""
