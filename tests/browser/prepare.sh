#!/bin/sh
# What the tests need beside Python: Chromium for the pages and screenshots, Java for the validator of HTML, nginx with
# brotli for the headers.
# As root they are installed; else the one command is said.
set -eu
missing=
[ -x /usr/bin/chromium ] || missing="chromium"
command -v java > /dev/null || missing="$missing default-jre-headless"
modules=/usr/lib/nginx/modules/ngx_http_brotli
[ -f ${modules}_filter_module.so ] || missing="$missing libnginx-mod-http-brotli-filter"
[ -f ${modules}_static_module.so ] || missing="$missing libnginx-mod-http-brotli-static"
[ -x /usr/sbin/nginx ] || missing="$missing nginx"
[ -z "$missing" ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
    # shellcheck disable=SC2086 - names of packages, without spaces of their own
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $missing > /dev/null
    # The tests start nginx themselves; a service that came with it is not to listen on port 80.
    case "$missing" in *" nginx") systemctl disable --quiet --now nginx 2> /dev/null || true ;; esac
else
    echo "missing:" $missing "- install with: sudo apt-get install" $missing >&2
    exit 3
fi
