"""Posts in words: what a role may do, and how one post is named."""
