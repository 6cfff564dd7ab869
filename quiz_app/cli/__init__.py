"""The command line: what scripts and people type; each command's heavy imports stand inside its function."""
