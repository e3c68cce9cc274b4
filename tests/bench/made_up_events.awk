# awk -v n=COUNT -f tests/bench/made_up_events.awk: events as NDJSON, over two years, a third of them in one month; one source each
BEGIN {
    split("meeting call statement", type, " "); split("Altania Borovia Cestria Dunmark Elvania", party, " ")
    for (i = 0; i < n; i++) {
      x = (x * 1103515245 + 12345) % 2147483648; a = int(x / 65536) % 5 + 1; b = a % 5 + 1
      day = int(x / 1024) % (i % 3 == 0 ? 28 : 700)
      t = type[i % 3 + 1]
      printf "{\"id\":\"made-up-%d\",\"type\":\"%s\",\"when\":\"%d-%02d-%02d\",\"status\":\"%s\",\"participants\":[{\"name\":\"%s\",\"kind\":\"country\"}],", i, t, 2031 + int(day / 364), int(day % 364 / 30.4) + 1, day % 28 + 1, i % 11 == 0 ? "tentative" : "confirmed", party[a]
      printf "\"title\":\"%s and %s: %s number %d\",\"confidence\":0.9,\"mentions\":[\"m%d\"],\"sources\":[{\"article\":\"https://example.org/%d\",\"mention\":\"m%d\",\"url\":\"https://example.org/%d\",\"publisher\":\"%s Times\",\"published\":\"2032-12-31\",\"evidence\":\"x\",\"when\":\"2031-01-01\"}],\"disputes\":[]}\n", party[a], party[b], t, i, i, i % 12, i, i % 12, party[a]
    } }
