"""The screens of the app, one module each with its style sheet beside it."""
