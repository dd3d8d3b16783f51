"""What the pages of employers and of graduates share."""
