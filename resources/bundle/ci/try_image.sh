#!/usr/bin/env bash
# Tries a disk image as a person would: copies the application out, lets it test itself, opens it, takes a picture.
#   try_image.sh HeartStudio.dmg FOLDER     FOLDER gets reports, a log and the picture
set -euo pipefail

image=$1
mkdir -p "$2"
folder=$(cd "$2" && pwd)
volume=$(mktemp -d)
installed=$(mktemp -d)
app=$installed/HeartStudio.app
pid=""

finish() {
    if [ -n "$pid" ]; then kill "$pid" 2>/dev/null || true; fi
    hdiutil detach -quiet "$volume" || true
}
trap finish EXIT

hdiutil attach -quiet -nobrowse -readonly -mountpoint "$volume" "$image"
[ -L "$volume/Applications" ]
ditto "$volume/HeartStudio.app" "$app"
codesign --verify --deep --strict --verbose=2 "$app"

# Once without a screen, and once with windows of the Mac's own.
program=$app/Contents/MacOS/HeartStudio
"$program" --version
"$program" --self-test --report "$folder/self-test.json"
HEARTSTUDIO_SELF_TEST_PLATFORM=cocoa "$program" --self-test --report "$folder/self-test-cocoa.json"
# Nothing may have been written into it, or its signature would not hold any more.
codesign --verify --deep --strict "$app"

windows() {
    osascript -l JavaScript -e '
        ObjC.import("CoreGraphics")
        const listed = $.CGWindowListCopyWindowInfo($.kCGWindowListOptionOnScreenOnly, $.kCGNullWindowID)
        const all = ObjC.deepUnwrap(ObjC.castRefToObject(listed))
        all.filter((one) => one.kCGWindowOwnerName === "HeartStudio" && one.kCGWindowLayer === 0).length'
}

export HEARTSTUDIO_HOME=$folder/home
open -n --env HEARTSTUDIO_HOME="$HEARTSTUDIO_HOME" --stdout "$folder/said.txt" --stderr "$folder/said.txt" "$app"
for ((second = 0; second < 60; second++)); do
    if [ "$(windows)" -gt 0 ]; then break; fi
    sleep 1
done
pid=$(pgrep -f "$program" | head -n 1)
screencapture -x "$folder/screen.png"
if [ "$(windows)" = 0 ]; then
    echo "HeartStudio opened no window within a minute." >&2
    cat "$folder/said.txt" >&2
    exit 1
fi
echo "HeartStudio runs as $pid and shows its window."
