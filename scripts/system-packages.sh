#!/bin/sh
# Installs what the tests need from the system, and only what is missing: Debian or Ubuntu, as root or with sudo.
set -eu

need=""
command -v chromium >/dev/null || need="$need chromium"
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null || need="$need postgresql"
fc-list 2>/dev/null | grep -qi liberation || need="$need fonts-liberation"
[ -n "$need" ] || exit 0

command -v apt-get >/dev/null || { echo "Please install:$need" >&2; exit 1; }
as_root=""
[ "$(id -u)" = 0 ] || as_root="sudo"

# Another installation may be under way: wait for it, five minutes at the most.
apt() {
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 "$@"
}
refresh() {
    tries=0
    until said=$(apt update 2>&1); do
        case "$said" in *"get lock"* | *"lock directory"*) ;; *) echo "$said" >&2; return 1 ;; esac
        tries=$((tries + 1))
        [ "$tries" -lt 60 ] || return 1
        sleep 5
    done
}

echo "Installing:$need"
refresh
# shellcheck disable=SC2086  # one word for each package
apt install -y --no-install-recommends $need
