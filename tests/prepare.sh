#!/bin/sh
# What Debian lays in packages of its own: venv for Python, and a font with Chinese to look at charts and pages.
# As root they are installed; else the one command is said, and only a lack that stops us stops us.
set -eu
python=${1:-python3}

install() {
    if [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
        apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@" > /dev/null
    else
        echo "missing: $*; install with: sudo apt-get install $*" >&2
        return 1
    fi
}

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed" >&2; exit 3; }
"$python" -c 'import ensurepip, venv' 2> /dev/null || install python3-venv || exit 3
command -v fc-list > /dev/null || install fontconfig || true
[ -n "$(fc-list :lang=zh 2> /dev/null)" ] || install fonts-noto-cjk || true
