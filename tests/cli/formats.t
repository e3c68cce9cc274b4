# feeds and web archives
. tests/cli/lib.sh
cat > "$tmp/feed.xml" <<'X'
<?xml version="1.0" encoding="iso-8859-1"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Volga Wire</title><language>en</language>
<item><title>Talks &amp;amp; more</title><link>https://example.org/1</link><guid isPermaLink="false">v-1</guid><pubDate>Sat, 06 Jul 2013 10:30:00 GMT</pubDate>
<description>short</description><content:encoded><![CDATA[<p>The ministers of France and Germany met at the caf&eacute; in Paris.</p><p>They talked.</p>]]></content:encoded></item>
<item><title>Second</title><link>https://example.org/2</link><description>The ministers met in the chateau.</description></item>
</channel></rss>
X
sed 's/ch.*teau/ch\xE2teau/' "$tmp/feed.xml" > "$tmp/latin.xml"
run extract --show=article "$tmp/latin.xml"; lines 2 'each item of a feed is an article'
prints '{"id": "v-1", "published": "2013-07-06T10:30Z", "published_by": "metadata", "url": "https://example.org/1", "publisher": "Volga Wire", "lang": "en", "title": "Talks & more", "text": "The ministers of France and Germany met at the café in Paris.\n\nThey talked."' 'with its fullest text'
prints 'château' 'in the charset that it declares'
cat > "$tmp/atom.xml" <<'X'
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>A feed</title><entry><title>One</title><link rel="self" href="https://example.org/self"/>
<link href="https://example.org/one"/><id>https://example.org/one</id><updated>2014-01-02T00:00:00Z</updated><published>2013-07-06T10:30:00+03:00</published>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The ministers met.</p><p>They talked.</p></div></content></entry></feed>
X
run extract --show=article "$tmp/atom.xml"
prints '"published": "2013-07-06T10:30+03:00", "published_by": "metadata", "url": "https://example.org/one", "publisher": "A feed", "lang": "en", "title": "One", "text": "The ministers met.\n\nThey talked."' 'Atom is read'
head -c 400 "$tmp/feed.xml" > "$tmp/cut.xml"
run extract "$tmp/cut.xml"; exits 0 'a feed that breaks off does not stop the run'

page='<html lang="en"><head><title>T</title></head><body><p>The ministers of France and Germany met in Paris on Tuesday, the ministry said.</p></body></html>'
record() { # TYPE CONTENT-TYPE: the block on standard input
  cat > "$tmp/block"
  printf 'WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: https://example.org/2021/12/07/%s\r\nWARC-Date: 2022-01-01T10:00:00Z\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n' \
    "$1" "$3" "$2" "$(wc -c < "$tmp/block")"
  cat "$tmp/block"; printf '\r\n\r\n'
}
{ echo 'software: x' | record warcinfo application/warc-fields info
  printf 'GET / HTTP/1.1\r\n\r\n' | record request 'application/http; msgtype=request' a
  { printf 'HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n'; echo "$page"; } | record response 'application/http; msgtype=response' a
  { printf 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n'
    echo "$page" | gzip > "$tmp/z"; printf '%x\r\n' "$(wc -c < "$tmp/z")"; cat "$tmp/z"; printf '\r\n0\r\n\r\n'; } | record response 'application/http; msgtype=response' b
  { printf 'HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n'; echo "$page"; } | record response 'application/http; msgtype=response' c
  { printf 'HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx'; } | record response 'application/http; msgtype=response' d
  printf 'T\n\nThe ministers of France and Germany met in Paris on Tuesday, the ministry said.\n' | record conversion text/plain e
} > "$tmp/a.warc"
run extract --show=article "$tmp/a.warc"; exits 0 'a web archive is read'; lines 3 'its pages and texts are'
ok 'they say the same' test "$(sed 's/.*"title"/"title"/' "$out" | sort -u | wc -l)" = 1
prints '"published": "2021-12-07", "published_by": "url"' 'dated by their URL rather than by when they were fetched'
sed 's|/2021/12/07||' "$tmp/a.warc" > "$tmp/b.warc"
run extract --show=article "$tmp/b.warc"; prints '"published_by": "fetched"' 'else by when they were fetched'
run extract -q --show=article "$tmp/a.warc"; cp "$out" "$tmp/plain"; gzip -k "$tmp/a.warc"
run extract -q --show=article "$tmp/a.warc.gz"; same "$out" "$tmp/plain" 'gzipped too'
head -c 900 "$tmp/a.warc" > "$tmp/cut.warc"; run extract "$tmp/cut.warc"; exits 0 'one that breaks off does not stop the run'

printf 'Ministers meet\nDate: 2021-12-07\n\nGerman Chancellor Angela Merkel met French President Emmanuel Macron in Paris on Monday.\n' > "$tmp/my notes.txt"
run timeline "$tmp/my notes.txt"; prints '[1] my notes.txt, 7 December 2021' 'a source that names nobody is found again by its file'
run extract "$tmp/my notes.txt" -o "$tmp/x.png"; exits 2 'lines are not written under the name of a picture'
[ ! -e "$tmp/x.png" ]; report $? 'and nothing is left there'
run extract "$tmp/my notes.txt" -o "$tmp/x.ndjson"; exits 0 'but under their own'
run merge --help; prints 'lines of JSON' 'merge says what it reads'
run timeline -q "$articles" --format md; prints '| When | What |' 'a format by its suffix'
done_testing
