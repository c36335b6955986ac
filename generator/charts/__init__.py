"""Figures become accessible SVG charts. Only this part uses Altair, pandas and vl-convert."""
