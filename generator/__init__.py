"""Answerable: data packages of accountability results in, a searchable static website out."""
