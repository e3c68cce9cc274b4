# tests/bench/pages.sh - reading pages: how fast HTML becomes articles, from files and out of a web archive (MB/s of HTML, as the
# server had it). Memory: tests/cli/large.t.
set -eu
B=${B:-build}; MB=${MB:-100}; here=$(dirname "$0")
dateline=$B/dateline; tmp=${TMPDIR:-/tmp}/dateline-pages.$$
mkdir -p "$tmp/html"; trap 'rm -rf "$tmp"' EXIT
"$B/bench/corpus" "$here/../quality/articles.ndjson" 5 > "$tmp/news.ndjson"
html=$("$B/bench/pages" "$tmp/news.ndjson" "$MB" "$tmp/html" 2>&1)
warc=$("$B/bench/pages" "$tmp/news.ndjson" "$MB" - 2>&1 > "$tmp/pages.warc.gz")
say() { printf '%-44s' "$1"; }
say "read -j1, $MB MB of HTML pages"; "$B/bench/measure" -n 3 -b "$html" "$dateline" extract --show=article --quiet -j1 "$tmp/html"
say "read -j1, the same as WARC.gz"; "$B/bench/measure" -n 3 -b "$warc" "$dateline" extract --show=article --quiet -j1 "$tmp/pages.warc.gz"
