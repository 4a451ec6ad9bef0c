#!/usr/bin/env bash
# Brings the translations up to date: finds every text of the windows, and compiles what is translated.
# What is new is marked as unfinished; a test holds that nothing stays so.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

folder=resources/translations
sources=(heartstudio/ui/*.py heartstudio/ui/*/*.py heartstudio/app.py)

# English has its own words already, but for what stands in front of a number.
.venv/bin/pyside6-lupdate -silent -locations none -no-obsolete -pluralonly "${sources[@]}" -ts "$folder/heartstudio_en.ts"
for language in de zh_CN; do
    .venv/bin/pyside6-lupdate -silent -locations none -no-obsolete "${sources[@]}" -ts "$folder/heartstudio_$language.ts"
done
for texts in "$folder"/*.ts; do
    .venv/bin/pyside6-lrelease -silent "$texts" -qm "${texts%.ts}.qm"
    echo "$texts: $(grep -c 'type="unfinished"' "$texts" || true) to translate"
done
