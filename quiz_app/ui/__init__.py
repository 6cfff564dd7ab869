"""The app in the terminal: screens, the widgets they are made of, and one answer widget for each type of question."""
