"""The directory of single points of contact: what tenants published, found again."""
