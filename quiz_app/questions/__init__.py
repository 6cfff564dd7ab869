"""What a question is: how each type is read, asked, shown in plain text and judged."""
