#!/usr/bin/env bash
# Installs the system libraries that are missing. Only Linux needs any: on the Mac the wheels bring their own.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
# shellcheck source=resources/setup/debian.sh
. resources/setup/debian.sh

# To run: the compiler with which MLX fuses kernels on the CPU, PortAudio, and what Qt opens a window with.
to_run=(
    g++ libportaudio2
    libdbus-1-3 libegl1 libfontconfig1 libgl1 libglib2.0-0 libx11-xcb1 libxkbcommon-x11-0 libxkbcommon0
    libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0
    libxcb-shape0 libxcb-shm0 libxcb-sync1 libxcb-xfixes0 libxcb-xinerama0 libxcb-xkb1
)
# To run well: a fast BLAS, sound through PulseAudio or PipeWire, the interface's font, and one small font for
# lyrics in Chinese, Japanese and Korean.
to_run_well=(libopenblas0-pthread libasound2-plugins fonts-inter fonts-droid-fallback)
# To test: a virtual display with a window manager and a tray, hands and eyes on it, and the scripts' linter.
to_test=(imagemagick openbox shellcheck trayer x11-utils xauth xdotool xvfb)

if [ "$(uname)" = Darwin ]; then
    version=$(sw_vers -productVersion)
    if [ "${version%%.*}" -lt 14 ]; then
        echo "HeartStudio needs macOS 14 or newer, because MLX does; this is macOS $version." >&2
        exit 1
    fi
    exit
fi

if ! is_debian; then
    cat <<END
This is not a Debian: please see to it that these are there, under the names that your distribution gives them.
  to run: ${to_run[*]}
  to run well: ${to_run_well[*]}
  to test: ${to_test[*]}
END
    exit
fi

mapfile -t required < <(missing_packages "${to_run[@]}")
mapfile -t wished < <(missing_packages "${to_run_well[@]}" "${to_test[@]}")
if [ $((${#required[@]} + ${#wished[@]})) = 0 ]; then exit; fi

echo "System libraries that are missing: ${required[*]} ${wished[*]}"
if [ ${#required[@]} != 0 ] && ! install_packages "${required[@]}"; then
    cat >&2 <<END
HeartStudio needs system libraries that could not be installed from here. Please run
  $(install_command "${required[@]}" "${wished[@]}")
and then make again.
END
    exit 1
fi

if [ ${#wished[@]} = 0 ]; then exit; fi
mapfile -t known < <(known_packages "${wished[@]}")
if [ ${#known[@]} = 0 ] || ! install_packages "${known[@]}"; then
    cat <<END
HeartStudio runs without these, but slower, plainer or untested. To have them:
  $(install_command "${wished[@]}")
END
fi
