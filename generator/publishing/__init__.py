"""Sets up projects and packages, and takes data in."""
