"""Tests of portal.borough.service_register."""
