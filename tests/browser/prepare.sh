#!/bin/sh
# What the tests need beside Python: Chromium for the pages and screenshots, Java for the validator of HTML, nginx with
# brotli and Caddy for the headers.
# As root they are installed; else the one command is said.
set -eu
missing=
[ -x /usr/bin/chromium ] || missing="chromium"
command -v java > /dev/null || missing="$missing default-jre-headless"
modules=/usr/lib/nginx/modules/ngx_http_brotli
[ -f ${modules}_filter_module.so ] || missing="$missing libnginx-mod-http-brotli-filter"
[ -f ${modules}_static_module.so ] || missing="$missing libnginx-mod-http-brotli-static"
[ -x /usr/sbin/nginx ] || missing="$missing nginx"
[ -x /usr/bin/caddy ] || missing="$missing caddy"
[ -z "$missing" ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
    # shellcheck disable=SC2086 - names of packages, without spaces of their own
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $missing > /dev/null
    # The tests start both servers themselves; a service that came with one is not to listen on port 80.
    for server in nginx caddy; do
        case "$missing" in *" $server"*) systemctl disable --quiet --now $server 2> /dev/null || true ;; esac
    done
else
    echo "missing:" $missing "- install with: sudo apt-get install" $missing >&2
    exit 3
fi
