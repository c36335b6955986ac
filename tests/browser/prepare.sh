#!/bin/sh
# What the tests need beside Python: Chromium for the pages and screenshots, Java for the validator of HTML.
# As root they are installed; else the one command is said.
set -eu
missing=
[ -x /usr/bin/chromium ] || missing="chromium"
command -v java > /dev/null || missing="$missing default-jre-headless"
[ -z "$missing" ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
    # shellcheck disable=SC2086 - names of packages, without spaces of their own
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $missing > /dev/null
else
    echo "missing:" $missing "- install with: sudo apt-get install" $missing >&2
    exit 3
fi
