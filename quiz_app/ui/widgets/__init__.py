"""The parts that screens are made of; each draws text as text and knows nothing of the database."""
