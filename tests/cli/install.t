# installed under a root of its own: the command and its manual, a library that pkg-config finds, against which README's example
# is built and run as another program would; and nothing is left when it goes
. tests/cli/lib.sh
skip() { tests=$((tests + 1)); echo "ok $tests - $1 # SKIP $2"; }
root=$tmp/root
if ! command -v make >/dev/null || ! command -v pkg-config >/dev/null; then echo '1..0 # SKIP no make or pkg-config here'; exit 0; fi
if nm "$dateline" 2>/dev/null | grep -q '__asan_init\|__tsan_init'; then echo '1..0 # SKIP what is installed is not built for sanitizers'; exit 0; fi
put() { env -u MAKEFLAGS -u MFLAGS make -s "$1" B="$B" DESTDIR="$root" PREFIX=/opt/dateline > "$out" 2> "$err"; rc=$?; }
put install; exits 0 'make install with DESTDIR and PREFIX succeeds'
for file in bin/dateline lib/libdateline.so.0 lib/libdateline-io.so lib/pkgconfig/dateline.pc include/dateline/dateline.h share/man/man1/dateline.1 \
    share/bash-completion/completions/dateline share/dateline/event.schema.json share/doc/dateline/examples/dateline-nightly; do
  ok "$file is there" test -e "$root/opt/dateline/$file"
done
ok 'outside of it there is nothing' test "$(ls "$root")" = opt
ok 'no file knows of the root' sh -c "! grep -rlF '$root' '$root'"
ok 'the example of a nightly run looks for its files where they are' sh -c "! grep -r '/usr/share\\|:/usr/bin' '$root/opt/dateline/share/doc' && grep -q ':/opt/dateline/bin' '$root/opt/dateline/share/doc/dateline/examples/dateline-nightly'"
"$root/opt/dateline/bin/dateline" timeline -q "$articles" --format ndjson > "$out" 2> "$err"; rc=$?; exits 0 'what was installed runs'
"$dateline" timeline -q "$articles" --format ndjson > "$tmp/expected"; same "$out" "$tmp/expected" 'and gives the same'

export PKG_CONFIG_PATH="$root/opt/dateline/lib/pkgconfig"
flags() { pkg-config --define-variable=prefix="$root/opt/dateline" --define-variable=libdir="$root/opt/dateline/lib" "$@" 2>"$err"; }
ok 'pkg-config knows its version' test "$(pkg-config --modversion dateline)" = "$("$dateline" --version | sed -n 's/^dateline \([0-9.]*\).*/\1/p')"
{ echo '#include <stdio.h>'; sed -n '/^```c$/,/^```$/p' README.md | grep '#include'; echo 'int main(void) {'; sed -n '/^```c$/,/^```$/p' README.md | grep -v '```\|#include'
  echo 'printf("%zu", dln_timeline_count(timeline)); return 0; }'; } > "$tmp/example.c"
${CC:-cc} -o "$tmp/example" "$tmp/example.c" $(flags --cflags --libs dateline) 2> "$err"; rc=$?; exits 0 "README's example is built with what pkg-config says"
LD_LIBRARY_PATH="$root/opt/dateline/lib" "$tmp/example" > "$out" 2> "$err"; rc=$?; exits 0 'and runs'; ok 'and finds its event' test "$(cat "$out")" = 1
printf '#include <dateline/dateline.h>\n#include <dateline/store.h>\nint main(void) { dln_error err = {0}; dln_store *store = NULL; return dln_store_open("/nowhere/none.db", DLN_STORE_READ, NULL, 0, &store, &err) != DLN_OK && err.message[0] != 0 ? 0 : 1; }\n' > "$tmp/io.c"
${CC:-cc} -o "$tmp/io" "$tmp/io.c" $(flags --cflags --libs dateline-io) 2> "$err"; rc=$?; exits 0 'so is a program that uses the store'
LD_LIBRARY_PATH="$root/opt/dateline/lib" "$tmp/io" > "$out" 2> "$err"; rc=$?; exits 0 'which runs, too'
if pkg-config --exists jansson; then # the static library first: what it needs, pkg-config says
  ${CC:-cc} -o "$tmp/static" "$tmp/example.c" $(flags --cflags dateline) $(flags --static --libs dateline | sed 's/-ldateline/-l:libdateline.a/') 2> "$err"; rc=$?; exits 0 'and one with the static library'
  "$tmp/static" > "$out" 2> "$err"; rc=$?; exits 0 'which needs none at run time'
else skip 'static library' 'no jansson here'; fi
if command -v man >/dev/null; then man -l "$root/opt/dateline/share/man/man1/dateline.1" > "$out" 2>/dev/null; prints 'EXAMPLES' 'man shows its page'; else skip 'manual' 'no man here'; fi
ok 'bash takes its completion' bash -n "$root/opt/dateline/share/bash-completion/completions/dateline"
put uninstall; exits 0 'make uninstall succeeds'; ok 'and leaves no file' test -z "$(find "$root" ! -type d)"
done_testing
