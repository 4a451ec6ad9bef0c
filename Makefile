# HeartStudio: every target sets up what it needs first, and a second call does nothing twice.

SETUP := resources/setup
BIN := .venv/bin
SCRIPTS := .ci/run $(wildcard $(SETUP)/*.sh resources/bundle/ci/*.sh)

# What `make song` sings; try make song TAGS="techno,dark" SECONDS=20
TAGS := piano,happy
SECONDS := 10
define LYRICS
[Intro]

[Verse]
Morning comes in through the door
Coffee steam and creaking floor

[Chorus]
Sing it out and let it go
Every heart is a studio
endef
export TAGS LYRICS

# Until a trained model is bundled, songs come from a tiny one with random weights.
CHECKPOINT := $(if $(wildcard resources/demo-model/gen_config.json),,--checkpoint random --ignore-eos)

# The stamp holds the folder's path: a moved folder is set up anew.
MOVED := $(shell [ "$$(cat .venv/ready 2>/dev/null)" = "$$(pwd)" ] || echo moved)

.PHONY: all setup song studio test lint format app test-bundle bench bench-demo screenshots translations lock clean moved

all: setup
	@echo "HeartStudio is ready. Next: make song (a first song), make studio (the app), make test (the proof)."

setup: .venv/ready ;

.venv/ready: requirements.lock pyproject.toml $(wildcard $(SETUP)/*.sh $(SETUP)/*.py) $(MOVED)
	@$(SETUP)/system.sh
	@$(SETUP)/environment.sh

song: setup
	@mkdir -p songs
	@$(BIN)/heartstudio compose --tags "$$TAGS" --lyrics "$$LYRICS" --duration $(SECONDS) \
		$(CHECKPOINT) --output songs/first-song.wav

studio: setup
	@$(BIN)/heartstudio studio

test: setup
	@$(SETUP)/display.sh $(BIN)/python -m pytest --numprocesses 2 --dist loadfile

# Only a Mac can build the application; what it is made of can be tried anywhere, against the wheels for macOS.
app: setup
	@$(BIN)/python -m resources.bundle.environment
	@build/environment/bin/python setup_app.py --quiet py2app
	@build/environment/bin/python -m resources.bundle.finish

test-bundle: setup
	@$(SETUP)/display.sh $(BIN)/python -m pytest -m bundle

lint: setup
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@if command -v shellcheck >/dev/null; then shellcheck $(SCRIPTS); fi

format: setup
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: setup
	@$(BIN)/heartstudio bench --history build/bench.jsonl
	@missed=; for part in making library playback window studio; do \
		$(BIN)/python -m tests.bench.$$part || missed="$$missed $$part"; \
	done; [ -z "$$missed" ] || { echo "Not all that is promised was reached:$$missed"; exit 1; }

bench-demo: setup
	@$(BIN)/python -m heartstudio.training.bench_demo

# The pictures of the README, of a studio that plays and composes.
screenshots: setup
	@$(BIN)/python -m tests.screens.shoot resources/screenshots \
		--scale 1.5 --screens library compose song popover

translations: setup
	@$(SETUP)/translations.sh

lock: setup
	@$(SETUP)/lock.sh

# Everything that make made, but the songs.
clean:
	rm -rf .venv build dist *.egg-info .hypothesis .mypy_cache .pytest_cache .ruff_cache
