"""Each run of a job, recorded."""
