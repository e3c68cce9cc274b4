# tests/cli/lib.sh - TAP for shell tests: `ok NAME COMMAND...` passes if the command succeeds, `code N NAME COMMAND...` if it
# exits with N; output of the command last run by `run` is in $out and $err, its exit code in $rc.
dateline=$B/dateline
case $dateline in /*) ;; *) dateline=$PWD/$dateline ;; esac
articles=$PWD/tests/articles
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
out=$tmp/out err=$tmp/err tests=0 rc=0

report() { # PASSED NAME
  tests=$((tests + 1))
  if [ "$1" = 0 ]; then echo "ok $tests - $2"; else
    echo "not ok $tests - $2"
    echo "# exit code $rc; standard error:"; head -5 "$err" | sed 's/^/#   /'
  fi
}
run() { "$dateline" "$@" >"$out" 2>"$err" </dev/null; rc=$?; }
feed() { input=$1; shift; "$dateline" "$@" <"$input" >"$out" 2>"$err"; rc=$?; }
ok() { name=$1; shift; "$@" >/dev/null 2>&1; report $? "$name"; }
exits() { [ "$rc" = "$1" ]; report $? "$2"; }                   # CODE NAME
says() { grep -qF -- "$1" "$err"; report $? "$2"; }             # WORDS NAME: on standard error
prints() { grep -qF -- "$1" "$out"; report $? "$2"; }           # WORDS NAME: on standard output
silent() { [ ! -s "$out" ]; report $? "$1"; }                   # NAME: nothing on standard output
same() { cmp -s "$1" "$2"; report $? "$3"; }                    # FILE FILE NAME
lines() { [ "$(wc -l <"$out")" = "$1" ]; report $? "$2"; }      # COUNT NAME
done_testing() { echo "1..$tests"; }
