#!/bin/sh
# Chromium for the tests in a browser and the screenshots: installed as root, else the one command is said.
set -eu
[ -x /usr/bin/chromium ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium > /dev/null
else
    echo "missing: chromium; install with: sudo apt-get install chromium" >&2
    exit 3
fi
