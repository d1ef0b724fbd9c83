"""What readers fetch of style sheets."""

from __future__ import annotations

import pytest

from workreport.site.stylesheets import needed, without_comments


@pytest.mark.parametrize(
    ("style", "left"),
    [
        ("a{color:red}", "a{color:red}"),
        (".md-header{top:0}", ""),
        (".md-header a,.md-typeset a{top:0}", ".md-typeset a{top:0}"),
        (".md-typeset :is(h1,.md-nav){top:0}", ""),
        (".md-typeset :is(h1,h2){top:0}", ".md-typeset :is(h1,h2){top:0}"),
        ("@media print{.md-nav{top:0}.md-typeset{top:1px}}", "@media print{.md-typeset{top:1px}}"),
        ("@media print{.md-nav{top:0}}", ""),
        ("@keyframes x{to{top:0}}", "@keyframes x{to{top:0}}"),
        (':root,[data-md-color-scheme="default"]{--x:1}', ':root,[data-md-color-scheme="default"]{--x:1}'),
    ],
)
def test_only_rules_that_can_match_are_left(style: str, left: str) -> None:
    """Selectors of Material's own frame go, and rules that have no others; what can match on our pages stays as it is."""
    assert needed(style) == left


@pytest.mark.parametrize(
    ("style", "left"),
    [
        ("a{color:red} /* why */ b{top:0}", "a{color:red}  b{top:0}"),
        ("@media print{a{top:0/* why */;left:0}}", "@media print{a{top:0;left:0}}"),
        ('a::before{content:"/* said */"}', 'a::before{content:"/* said */"}'),
        ("a/**/b{top:0}", "a/**/b{top:0}"),
        ('q{content:"· " / ""}', 'q{content:"· " / ""}'),
    ],
)
def test_comments_go_and_nothing_else(style: str, left: str) -> None:
    """Readers get every rule as it was written; a comment that parts two words stays, empty."""
    assert without_comments(style) == left
