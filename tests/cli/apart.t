#!/bin/sh
# tests/cli/apart.t - undated events, wishes and what is said in passing are kept apart: in the data with their bounds or null,
# in charts and calendars only on request.
. tests/cli/lib.sh
cat > "$tmp/a.txt" <<'A'
Published: 2022-03-17

Kenyan President Uhuru Kenyatta met Ugandan President Yoweri Museveni in Nairobi on Monday. Rwandan President Paul Kagame could meet Burundian President Evariste Ndayishimiye in June. The Ghanaian foreign minister had told reporters that the port was open. Trade has grown since Senegalese President Macky Sall praised the accord.
A
run extract -q --min-confidence 0 "$tmp/a.txt"; exits 0 'the program ends well'
ok 'a meeting has its day' grep -q '"when": "2022-03-14".*Museveni' "$out"
ok 'a wish has its bounds, and is tentative' grep -q '"when": "2022-06", .*"status": "tentative".*Kagame' "$out"
ok 'what had been said is without a day' grep -q '"when": null.*Ghana' "$out"
! grep -q 'Macky Sall praises\|Sall praises' "$out"; report $? 'what is said in passing, on no day, is no event'
run explain -q "$tmp/a.txt"; ok 'and is told apart' grep -q 'said in passing, on no day' "$out"
run timeline -q "$tmp/a.txt" -o "$tmp/a.svg" -o "$tmp/a.ics" -o "$tmp/a.ndjson"; exits 0 'the program ends well'
ok 'the data has the wish' grep -q Kagame "$tmp/a.ndjson"
ok 'and what has no day' grep -q 'Ghana' "$tmp/a.ndjson"
ok 'the chart shows the meeting' grep -q Museveni "$tmp/a.svg"
ok 'the calendar too' grep -q 'SUMMARY.*Museveni' "$tmp/a.ics"
! grep -q '<text[^>]*>[^<]*Kagame' "$tmp/a.svg"; report $? 'the chart shows no wish'
! grep -q 'SUMMARY.*Kagame' "$tmp/a.ics"; report $? 'nor the calendar'
! grep -q '<text[^>]*>[^<]*Botchwey' "$tmp/a.svg"; report $? 'the chart shows nothing without a day'
run timeline -q --all --min-confidence 0 --imprecise=all "$tmp/a.txt" -o "$tmp/b.svg" -o "$tmp/b.ics"; exits 0 'the program ends well'
ok 'unless it is asked to' grep -q '<text[^>]*>[^<]*Kagame' "$tmp/b.svg"
ok 'also what has no day' grep -q '<text[^>]*>Without a date: Botchwey: the port was open' "$tmp/b.svg"
ok 'and the calendar' grep -q 'SUMMARY.*Kagame' "$tmp/b.ics"
done_testing
