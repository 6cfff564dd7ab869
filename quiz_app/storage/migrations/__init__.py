"""The steps from each schema of the log and the library to the next."""
