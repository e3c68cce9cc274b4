# tests/cli/update_story.sh - articles of which the second lot edits a time, cancels a meeting and makes one event of two;
# with f removed one is retracted. Sourced by calendar.t and clients.t.
article() { printf '{"id":"%s","publisher":"Wire","published":"%s","title":"Talks","text":"%s"}\n' "$1" "$2" "$3"; }
story_first() {
  article a 2021-06-10 'U.S. President Joe Biden and Russian President Vladimir Putin spoke by phone on June 9, 2021, at 15:00 Moscow time.'
  article b 2021-06-17 'Joe Biden and Vladimir Putin met in Geneva on June 16, 2021.'
  article c 2021-06-20 'French President Emmanuel Macron will meet German Chancellor Angela Merkel in Berlin on June 25, 2021.'
  article d 2021-06-30 'Russian Foreign Minister Sergey Lavrov met Turkish Foreign Minister Mevlut Cavusoglu in Antalya on June 29, 2021.'
  article e 2021-07-03 'Sergey Lavrov and Mevlut Cavusoglu held talks in Antalya on July 2, 2021.'
  article f 2021-07-05 'Indian Prime Minister Narendra Modi met Japanese Prime Minister Yoshihide Suga in Tokyo on July 4, 2021.'
}
story_second() {
  article a 2021-06-10 'U.S. President Joe Biden and Russian President Vladimir Putin spoke by phone on June 9, 2021, at 17:30 Moscow time.'
  article c 2021-06-24 'French President Emmanuel Macron cancelled his meeting with German Chancellor Angela Merkel in Berlin on June 25, 2021.'
  article e 2021-07-03 'Sergey Lavrov and Mevlut Cavusoglu held talks in Antalya on June 29, 2021.'
}
