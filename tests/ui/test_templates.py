from __future__ import annotations

from pathlib import Path

import pytest

from heartstudio.resources import resource
from heartstudio.studio.coach import TagCoach
from heartstudio.ui.compose.templates import TemplatesError, read_templates

SHIPPED = read_templates(resource("templates.toml"))


@pytest.mark.parametrize("template", SHIPPED, ids=lambda template: template.title)
def test_the_coach_has_nothing_to_say_about_a_template(template: object) -> None:
    coach = TagCoach.from_file(resource("tags.toml"))
    assert coach.advise(template.tags, template.lyrics) == []


def test_there_is_something_for_several_tastes() -> None:
    assert len({template.tags.split(",")[0] for template in SHIPPED}) >= 6


@pytest.mark.parametrize(
    "text", ["", "format = 2", "format = 1\n[[template]]\ntitle = 'x'\ntags = ''\nlyrics = ''"]
)
def test_a_list_that_does_not_hold_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "templates.toml"
    path.write_text(text)
    with pytest.raises(TemplatesError):
        read_templates(path)
