"""The tenants themselves: boroughs, the network and its partner organisations."""
