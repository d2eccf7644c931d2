#!/bin/sh
# The page is tested in a real browser: install Debian's Chromium where it is missing, or say how to.
set -u
command -v chromium >/dev/null 2>&1 && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null && exit 0
fi
echo "The browser tests need Chromium. On Debian: sudo apt-get install chromium" >&2
exit 1
