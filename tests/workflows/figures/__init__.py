"""Tests of figures: what is counted, drawn, compared, hidden and taken out."""
