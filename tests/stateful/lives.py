"""All rules together: the lives that are told."""

from tests.stateful.authors import Authors
from tests.stateful.copies import Copies
from tests.stateful.exams import Examined
from tests.stateful.searches import Searches
from tests.stateful.second_thoughts import SecondThoughts
from tests.stateful.sittings import Sittings
from tests.stateful.surroundings import Surroundings


class Lives(Sittings, Examined, SecondThoughts, Searches, Surroundings, Authors, Copies):
    """Two computers of the same learners. Each rule is one thing that a person does, or that happens."""
