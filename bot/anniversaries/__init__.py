"""What jobs and conversations about days that come round share: buttons and words."""
