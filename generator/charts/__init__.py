"""Figures become charts, and charts become accessible SVG. Only this part knows Altair, pandas and
vl-convert.
"""
