"""The branch's monthly note: which month, when it is drafted and summed up, which days to offer."""
