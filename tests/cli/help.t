# help, version, usage errors
. tests/cli/lib.sh

run --version; exits 0 'version succeeds'
prints 'dateline 0.' 'version names the program'
prints 'tables en-' 'version names the tables'
prints 'tzdata 2' 'version names tzdata'

run --help; exits 0 'help succeeds'
for command in timeline extract merge render add query remove import export correct check rebuild dates explain; do
  grep -q "^  $command " "$out"; report $? "help lists $command"
  run $command --help; exits 0 "$command --help succeeds"
  prints "usage: dateline $command" "$command --help shows its usage"
  cp "$out" "$tmp/help"; prints 'examples:' 'with examples'; ok 'of that command' grep -q "^  dateline $command\|[|;] dateline $command" "$out"; run help $command; same "$out" "$tmp/help" "help $command is the same"
  run --help
done
run timeline --help
for format in ics svg png pdf json ndjson csv markdown columns text; do
  grep -q "^  $format " "$out"; report $? "help lists the format $format"
done

run; exits 2 'no command is a usage error'
run timelin; exits 2 'an unknown command is a usage error'
says 'perhaps timeline' 'the nearest command is proposed'
run "$articles/wire.ndjson"; exits 2 'a file is no command'
says 'dateline timeline' 'and the one that is meant is named'
run timeline --fram 2014; exits 2 'an unknown option is a usage error'
says "'--fram'" 'and named'
says 'perhaps --from' 'with the nearest that there is'
run extract --from 2014; exits 2 'an option of another command is a usage error'
run timeline --from; exits 2 'an option without its value is a usage error'
run timeline --from yesterweek; exits 2 'a date that is none is a usage error'
says 'yesterweek' 'and shown'
run timeline --from 2015 --to 2014; exits 2 'a range that ends before it begins is a usage error'
run timeline --at 2014 --to 2015; exits 2 '--at goes without --to'
run timeline --type visit; exits 2 'an unknown type is a usage error'
run timeline --status maybe; exits 2 'an unknown status is a usage error'
run timeline --between Russia; exits 2 '--between wants two'
run timeline --min-confidence 1,5; exits 2 'a number that is none is a usage error'
run timeline --limit 0; exits 2 'a limit of none is a usage error'
run timeline -j 0; exits 2 'no worker is a usage error'
run timeline --published 2021-02-30; exits 2 'a day that does not exist is a usage error'
run timeline --format doc; exits 2 'an unknown format is a usage error'
run timeline "$articles" -o "$tmp/x.doc"; exits 2 'an unknown suffix is a usage error'
says '.doc' 'and shown'
run timeline "$articles" -o "$tmp/x.svg" -o "$tmp/x.svg"; exits 2 'one output twice is a usage error'
run extract --show=everything "$articles"; exits 2 'an unknown stage is a usage error'
run query --from -7d --now 2021-12-08 --explain --in "$articles/wire.ndjson"
says '--from -7d means 2021-12-01' 'relative dates are counted from --now, and explained'
done_testing
