"""What the tests of the journal begin with."""

import pytest

from tests.journal.story import Story


@pytest.fixture
def story() -> Story:
    return Story()
