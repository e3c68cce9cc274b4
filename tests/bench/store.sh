#!/bin/sh
# tests/bench/store.sh - what a store of made-up events answers in, and how fast it is filled (store.c tells what they are).
# EVENTS=1000000 sets how many: that takes some minutes, 5 GB of memory and of the disk.
set -eu
B=${B:-build}; EVENTS=${EVENTS:-100000}
tmp=${TMPDIR:-/tmp}/dateline-store.$$
mkdir -p "$tmp"; trap 'rm -rf "$tmp"' EXIT
echo "a store of $EVENTS events of twenty years, two mentions each"
"$B/bench/store" "$tmp/store.db" "$EVENTS"
