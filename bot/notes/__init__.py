"""What jobs and conversations about monthly notes share: buttons and words."""
