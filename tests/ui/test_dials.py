from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from heartstudio.recipe import MAX_SEED, Recipe
from heartstudio.studio.studio import Studio
from heartstudio.ui.compose.dials import LENGTHS, Dials, SeedField, StepDial


@pytest.fixture
def dials(qtbot: QtBot, studio: Studio) -> Dials:
    made = Dials(studio.models)
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_dials_give_back_the_recipe_that_they_were_turned_to(dials: Dials, checkpoint: Path) -> None:
    recipe = Recipe("pop", "", 47.3, 12345, 1.75, 0.87, 77, 3, str(checkpoint), True)
    dials.show_recipe(recipe, with_seed=True)
    values = dials.values
    assert (values.seconds, values.seed, values.guidance, values.temperature) == (47.3, 12345, 1.75, 0.87)
    assert (values.top_k, values.takes, values.checkpoint, values.ignore_eos) == (
        77,
        3,
        str(checkpoint),
        True,
    )
    assert dials.model.text() == checkpoint.name


def test_without_its_seed_chance_decides(dials: Dials) -> None:
    dials.show_recipe(Recipe("pop", seed=5), with_seed=False)
    assert dials.values.seed is None


@pytest.mark.usefixtures("qapp")
@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.floats(0.08, 600))
def test_a_value_between_two_stops_is_kept_until_the_dial_is_turned(seconds: float) -> None:
    dial = StepDial(LENGTHS)
    dial.exact = seconds
    assert dial.exact == seconds
    step = 1 if dial.value() < dial.maximum() else -1
    dial.setValue(dial.value() + step)
    assert dial.exact in LENGTHS


def test_the_dice_write_a_seed_and_a_seed_can_be_pasted_with_spaces(qtbot: QtBot) -> None:
    field = SeedField()
    qtbot.addWidget(field)
    field.show()
    assert field.seed is None
    field._dice.click()
    assert field.seed is not None
    field.setText("4 815 162")
    assert field.seed == 4_815_162
    field.setText("9 999 999 999")
    assert field.seed == MAX_SEED
    field.show_seed(None)
    assert field.seed is None


def test_models_that_are_not_here_are_offered_and_marked(dials: Dials) -> None:
    names = [choice.text for choice in dials.model.choices]
    assert any("HeartMuLa 3B Happy New Year" in name and "not here yet" in name for name in names)
    assert not any("FLUX" in name for name in names)
