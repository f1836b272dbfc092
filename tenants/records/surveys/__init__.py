"""Surveys that people answer by a link, with results in counts."""
