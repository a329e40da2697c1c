"""What a user does with a finished guide: practise, report back, share, delete."""
