#!/usr/bin/env bash
# Gives a runner a sound output that swallows everything: the one that it comes with asks a person, whom nobody sees,
# for the microphone, and what plays waits for the answer.
set -euo pipefail

brew install --quiet --cask blackhole-2ch
brew install --quiet switchaudio-osx
# The sound server finds new devices when it starts.
sudo killall coreaudiod
for ((second = 0; second < 30; second++)); do
    if SwitchAudioSource -t output -s "BlackHole 2ch"; then exit; fi
    sleep 1
done
echo "BlackHole did not appear among the sound outputs:" >&2
SwitchAudioSource -a >&2
exit 1
