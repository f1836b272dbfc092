"""Tests of the page on which a survey is answered."""
