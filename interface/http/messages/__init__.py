"""What the office says, in Chinese and in English.  Codes are stable; words may improve."""
