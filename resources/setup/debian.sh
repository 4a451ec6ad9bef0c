# Functions for Debian and its relatives, sourced by the other scripts: which packages are missing, and how to
# install them.
# shellcheck shell=bash

is_debian() {
    command -v dpkg-query >/dev/null && command -v apt-get >/dev/null
}

# Prints those of the named packages that are not installed. From Debian 13 and Ubuntu 24.04 on, some libraries
# carry t64 at the end of their name and still answer to the old one when they are installed.
missing_packages() {
    local package
    for package in "$@"; do
        case $(dpkg-query -W -f '[${db:Status-Status}]' "$package" "${package}t64" 2>/dev/null) in
            *"[installed]"*) ;;
            *) echo "$package" ;;
        esac
    done
}

# The exact command that a person can type to install the named packages.
install_command() {
    echo "sudo apt-get install --no-install-recommends $*"
}

# Installs the named packages; fails where that is not allowed or does not work. It never asks for a password.
install_packages() {
    local root=()
    if [ "$(id -u)" != 0 ]; then
        sudo -n true 2>/dev/null || return 1
        root=(sudo -n)
    fi
    # The expansion with + is for bash before 4.4, where an empty array counts as unset.
    apt_get() {
        ${root[@]+"${root[@]}"} env DEBIAN_FRONTEND=noninteractive \
            apt-get -qq -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 "$@" </dev/null
    }
    # A list that is a little old is better than none, so a failing update is not the end.
    apt_get update || true
    apt_get install -y --no-install-recommends "$@" >/dev/null
}

# Prints those of the named packages that this release of the distribution has.
known_packages() {
    local package
    for package in "$@"; do
        if apt-cache show "$package" >/dev/null 2>&1; then echo "$package"; fi
    done
}
