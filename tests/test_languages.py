"""What the package knows of a language that a site adds."""

from __future__ import annotations

import pytest

from workreport.languages import language


@pytest.mark.parametrize(
    ("code", "direction"), [("zh", "ltr"), ("en", "ltr"), ("fr", "ltr"), ("th", "ltr"), ("ar", "rtl"), ("he", "rtl"), ("ug", "rtl")]
)
def test_a_language_has_its_direction(code: str, direction: str) -> None:
    """CLDR says which way a language is written; sentences of one from the right say so, and their full stop stands at their end."""
    assert language(code).direction == direction
