"""Figures become accessible SVG charts. Only this part uses Altair and vl-convert."""
