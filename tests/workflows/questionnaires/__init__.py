"""Tests of questionnaires that are sent to suppliers."""
