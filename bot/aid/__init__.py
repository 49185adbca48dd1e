"""What jobs and conversations about aid share: buttons, words, the digest's part, the printed notice."""
