"""Takes ratings, decisions or results from a sheet into a package."""
