/* src/cli/explain_page.c - an explanation as a page that stands alone: the article with every date, party, clause and event
 * marked, the events beside it, and what was considered and refused. Hovering over a mark, or reading the tables below, shows
 * what it was resolved to and by which rule. No script; style alone switches marks on and off.
 */
#include "cli/explain.h"

#include <dateline/render.h>

#include "base/text.h"
#include "render/plain.h"

#include <stdio.h>
#include <stdlib.h>

enum { NEST_MAX = 24, TABLE_CHARS = 120, AROUND = 44 };

/* ---- escaping: nothing of an article becomes markup, nothing turns the direction of the page ---- */
static void put_code(dln_sink *out, uint32_t code, const char *bytes, size_t len)
{
    bool is_control = (code < 0x20 && code != '\n') || (code >= 0x7F && code < 0xA0) || (code >= 0x202A && code <= 0x202E) ||
                      (code >= 0x2066 && code <= 0x2069) || code == 0x2028 || code == 0x2029 || code == 0xFEFF || code == 0xFFFE || code == 0xFFFF;
    if (is_control)
        dln_sink_char(out, ' ');
    else if (code == '&')
        dln_sink_puts(out, "&amp;");
    else if (code == '<')
        dln_sink_puts(out, "&lt;");
    else if (code == '>')
        dln_sink_puts(out, "&gt;");
    else if (code == '"')
        dln_sink_puts(out, "&quot;");
    else if (code == '\'')
        dln_sink_puts(out, "&#39;");
    else
        dln_sink_write(out, bytes, len);
}

static void put_escaped(dln_sink *out, dln_span text)
{
    for (size_t at = 0, used; at < text.len; at += used) {
        uint32_t code = dln_utf8_decode(text.text + at, text.len - at, &used);
        put_code(out, code, text.text + at, used);
    }
}

/* ---- the marked text ---- */
static const char *const classes[] = {[DLN_MARK_CLAUSE] = "c", [DLN_MARK_EVENT] = "e", [DLN_MARK_DATE] = "d", [DLN_MARK_PARTY] = "p",
                                      [DLN_MARK_PLACE] = "l", [DLN_MARK_REFUSED] = "r"};
static const char *const names[] = {[DLN_MARK_CLAUSE] = "Clause", [DLN_MARK_EVENT] = "Event", [DLN_MARK_DATE] = "Date", [DLN_MARK_PARTY] = "Party",
                                    [DLN_MARK_PLACE] = "Place", [DLN_MARK_REFUSED] = "Refused"};

/* What hovering or focus shows; clauses and events alone get no stop of the keyboard, for everything lies in one. */
static void put_title(dln_sink *out, const dln_mark *const *open, size_t count)
{
    static const dln_mark_kind order[] = {DLN_MARK_DATE, DLN_MARK_PARTY, DLN_MARK_PLACE, DLN_MARK_REFUSED, DLN_MARK_EVENT, DLN_MARK_CLAUSE};
    bool is_first = true;
    dln_sink_puts(out, " title=\"");
    for (size_t k = 0; k < sizeof order / sizeof *order; k++) {
        for (size_t i = 0; i < count; i++) {
            if (open[i]->kind != order[k])
                continue;
            dln_sink_printf(out, "%s%s", is_first ? "" : "&#10;", names[order[k]]);
            if (order[k] == DLN_MARK_EVENT)
                dln_sink_printf(out, " %zu", open[i]->mention + 1);
            dln_sink_puts(out, ": ");
            put_escaped(out, open[i]->meaning);
            if (open[i]->rule.len > 0) {
                dln_sink_puts(out, "  [");
                put_escaped(out, open[i]->rule);
                dln_sink_char(out, ']');
            }
            is_first = false;
        }
    }
    dln_sink_char(out, '"');
    for (size_t i = 0; i < count; i++) {
        if (open[i]->kind != DLN_MARK_CLAUSE && open[i]->kind != DLN_MARK_EVENT) {
            dln_sink_puts(out, " tabindex=\"0\"");
            break;
        }
    }
}

static int upwards(const void *a, const void *b)
{
    size_t x = *(const size_t *)a, y = *(const size_t *)b;
    return (x > y) - (x < y);
}

/* Cuts the text at every end of a mark; each piece knows all marks that it lies in, so marks may overlap as they like. */
static void put_marked(dln_sink *out, dln_span text, bool in_title, const dln_explanation *explanation, const char *key, dln_arena *arena)
{
    size_t first = 0, last, cut_count = 0, open_count = 0, next;
    while (first < explanation->mark_count && explanation->marks[first].in_title != in_title)
        first++;
    for (last = first; last < explanation->mark_count && explanation->marks[last].in_title == in_title;)
        last++;
    size_t *cuts = dln_arena_array(arena, 2 * (last - first) + 2, sizeof *cuts);
    if (cuts == NULL)
        return;
    cuts[cut_count++] = 0;
    cuts[cut_count++] = text.len;
    for (size_t i = first; i < last; i++) {
        cuts[cut_count++] = explanation->marks[i].begin;
        cuts[cut_count++] = explanation->marks[i].end;
    }
    qsort(cuts, cut_count, sizeof *cuts, upwards);
    const dln_mark *open[NEST_MAX];
    next = first;
    for (size_t c = 0; c + 1 < cut_count; c++) {
        size_t from = cuts[c], to = cuts[c + 1];
        if (from == to || to > text.len)
            continue;
        size_t kept = 0;
        for (size_t i = 0; i < open_count; i++)
            if (open[i]->end > from)
                open[kept++] = open[i];
        open_count = kept;
        for (; next < last && explanation->marks[next].begin <= from; next++) {
            const dln_mark *mark = &explanation->marks[next];
            if (mark->end <= from || open_count == NEST_MAX)
                continue;
            open[open_count++] = mark;
            if (mark->kind == DLN_MARK_EVENT)
                dln_sink_printf(out, "<a class=\"n\" id=\"t%s-%zu\" href=\"#e%s-%zu\">%zu</a>", key, mark->mention + 1, key, mark->mention + 1, mark->mention + 1);
            if (mark->kind == DLN_MARK_CLAUSE)
                dln_sink_puts(out, "<i class=\"k\"></i>");
        }
        if (open_count > 0) {
            dln_sink_puts(out, "<span class=\"");
            for (size_t k = 0; k <= DLN_MARK_REFUSED; k++)
                for (size_t i = 0; i < open_count; i++)
                    if ((size_t)open[i]->kind == k) {
                        dln_sink_printf(out, "%s ", classes[k]);
                        break;
                    }
            dln_sink_char(out, '"');
            put_title(out, open, open_count);
            dln_sink_char(out, '>');
        }
        put_escaped(out, (dln_span){text.text + from, to - from});
        if (open_count > 0)
            dln_sink_puts(out, "</span>");
    }
}

/* ---- events ---- */
static void put_pair(dln_sink *out, const char *name, dln_span value)
{
    if (value.len == 0)
        return;
    dln_sink_printf(out, "<dt>%s</dt><dd dir=\"auto\">", name);
    put_escaped(out, value);
    dln_sink_puts(out, "</dd>");
}

static void put_event(dln_sink *out, const dln_mention *mention, size_t number, const char *key)
{
    const dln_claim *claim = &mention->claim;
    const dln_event_type *type = dln_event_type_at((size_t)claim->type);
    char edtf[DLN_EDTF_MAX];
    size_t len = dln_when_to_edtf(&claim->when, edtf);
    int percent = (int)(claim->confidence * 100); /* 0.496 is less than half sure */
    dln_sink_printf(out, "<li id=\"e%s-%zu\" class=\"card %s\"><p class=\"top\"><a class=\"n\" href=\"#t%s-%zu\">%zu</a> <b>%s</b>"
                         "<span class=\"sure\" title=\"confidence %d in 100\"><i style=\"width:%d%%\"></i></span><small>%d\xe2\x80\x89%%</small></p>"
                         "<p><span class=\"when\">%s</span>", key,
                    number, dln_status_word(claim->status), key, number, number, type->label, percent, percent, percent, len == 0 ? "no date" : edtf);
    if (claim->status != DLN_CONFIRMED)
        dln_sink_printf(out, " <span class=\"status\">%s</span>", dln_status_word(claim->status));
    dln_sink_puts(out, "</p><p class=\"what\" dir=\"auto\">");
    put_escaped(out, claim->title);
    dln_sink_puts(out, "</p><dl>");
    if (claim->party_count > 0)
        dln_sink_puts(out, "<dt>Who</dt><dd>");
    for (size_t i = 0; i < claim->party_count; i++) {
        const dln_party *party = &claim->parties[i];
        dln_sink_puts(out, i == 0 ? "" : ", ");
        put_escaped(out, party->name);
        if (party->country.len > 0) {
            dln_sink_puts(out, " <small>");
            put_escaped(out, party->country);
            dln_sink_puts(out, "</small>");
        }
        if (dln_how_word(party->by) != NULL)
            dln_sink_printf(out, " <small>by %s</small>", dln_how_word(party->by));
    }
    dln_sink_puts(out, claim->party_count > 0 ? "</dd>" : "");
    put_pair(out, "Where", claim->place.name);
    put_pair(out, "Medium", claim->medium);
    put_pair(out, "Topic", claim->topic);
    put_pair(out, "Quotation", claim->quote);
    put_pair(out, "CAMEO", claim->cameo);
    if (claim->rule_count > 0)
        dln_sink_puts(out, "<dt>Rules</dt><dd>");
    for (size_t i = 0; i < claim->rule_count; i++) {
        dln_sink_puts(out, "<code>");
        put_escaped(out, claim->rules[i]);
        dln_sink_puts(out, "</code> ");
    }
    dln_sink_puts(out, claim->rule_count > 0 ? "</dd>" : "");
    for (size_t i = 0; i < claim->note_count; i++)
        put_pair(out, "Note", claim->notes[i]);
    dln_sink_puts(out, "</dl></li>\n");
}

/* Those that charts and calendars show, or the others, under a heading; how many. */
static size_t put_events(dln_sink *out, const dln_mentions *mentions, bool is_shown, const char *heading, const char *key)
{
    size_t count = 0;
    double least = dln_look_least_confidence(&(dln_look){0});
    for (size_t i = 0; i < mentions->count; i++) {
        const dln_claim *claim = &mentions->items[i].claim;
        bool has_day = dln_when_is_known(&claim->when) && !dln_when_is_open(&claim->when);
        if ((has_day && claim->confidence >= least) != is_shown)
            continue;
        if (count++ == 0)
            dln_sink_printf(out, "<h2>%s</h2><ol>\n", heading);
        put_event(out, &mentions->items[i], i + 1, key);
    }
    dln_sink_puts(out, count > 0 ? "</ol>\n" : "");
    return count;
}

/* ---- tables ---- */

/* A few words on either side, so that a reader finds the place: whole words of the same paragraph. */
static void put_what_precedes(dln_sink *out, dln_span whole, size_t begin)
{
    size_t from = begin, cut = begin;
    while (from > 0 && begin - from < AROUND && whole.text[from - 1] != '\n') {
        from--;
        if (from == 0 || whole.text[from - 1] == ' ' || whole.text[from - 1] == '\n')
            cut = from;
    }
    dln_sink_puts(out, cut > 0 && whole.text[cut - 1] != '\n' ? "<small>\xe2\x80\xa6</small>" : "");
    put_escaped(out, (dln_span){whole.text + cut, begin - cut});
}

static void put_what_follows(dln_sink *out, dln_span whole, size_t end)
{
    size_t to = end, cut = end;
    while (to < whole.len && to - end < AROUND && whole.text[to] != '\n') {
        to++;
        if (to == whole.len || whole.text[to] == ' ' || whole.text[to] == '\n')
            cut = to;
    }
    put_escaped(out, (dln_span){whole.text + end, cut - end});
    dln_sink_puts(out, cut < whole.len && whole.text[cut] != '\n' ? "<small>\xe2\x80\xa6</small>" : "");
}

static void put_table(dln_sink *out, const dln_article *article, const dln_explanation *explanation, dln_mark_kind kind, const char *heading, bool is_open,
                      dln_arena *arena)
{
    size_t count = 0;
    for (size_t i = 0; i < explanation->mark_count; i++)
        count += explanation->marks[i].kind == kind;
    if (count == 0)
        return;
    dln_sink_printf(out, "<details%s><summary>%s <small>%zu</small></summary><table>", is_open ? " open" : "", heading, count);
    for (size_t i = 0; i < explanation->mark_count; i++) {
        const dln_mark *mark = &explanation->marks[i];
        dln_span whole = mark->in_title ? article->title : article->text;
        if (mark->kind != kind)
            continue;
        dln_sink_puts(out, "<tr><td dir=\"auto\">");
        if (kind == DLN_MARK_REFUSED)
            put_what_precedes(out, whole, mark->begin);
        dln_sink_printf(out, "<span class=\"%s\">", classes[kind]);
        put_escaped(out, dln_plain_cut(dln_plain_line((dln_span){whole.text + mark->begin, mark->end - mark->begin}, arena), TABLE_CHARS, arena));
        dln_sink_puts(out, "</span>");
        if (kind == DLN_MARK_REFUSED)
            put_what_follows(out, whole, mark->end);
        dln_sink_puts(out, "</td><td dir=\"auto\">");
        put_escaped(out, mark->meaning);
        dln_sink_puts(out, "</td><td>");
        if (mark->rule.len > 0) {
            dln_sink_puts(out, "<code>");
            put_escaped(out, mark->rule);
            dln_sink_puts(out, "</code>");
        }
        dln_sink_puts(out, "</td></tr>\n");
    }
    dln_sink_puts(out, "</table></details>\n");
}

/* ---- the page ---- */
static const char style[] =
    ":root{color-scheme:light dark;--ink:#1c1f24;--paper:#fff;--dim:#5a6270;--line:#d6dae0;--soft:#eef0f3;--blue:#3d5a80;--on:#fff;--event:#f1f4f9;--under:#8aa0bf;"
    "--date:#fde9a9;--party:#cfe6ff;--place:#d5efd3;--no:#c2352b;--plan:#c58a00;--ring:#e0a100}"
    "@media screen and (prefers-color-scheme:dark){:root{--ink:#e4e7ec;--paper:#16191e;--dim:#a3abb8;--line:#3a404a;--soft:#262b33;--blue:#8fb1dc;--on:#10131a;--event:#1f2630;--under:#5d7799;"
    "--date:#584712;--party:#1d4468;--place:#214a2a;--no:#ff8a7d;--plan:#e0b04a;--ring:#e0b04a}}"
    "*{box-sizing:border-box}"
    "body{margin:0 auto;max-width:76rem;padding:1rem 1.25rem 3rem;font:16px/1.55 system-ui,'Noto Sans',sans-serif;color:var(--ink);background:var(--paper)}"
    "h1{font-size:1.5rem;line-height:1.25;margin:.2rem 0 .3rem;overflow-wrap:anywhere}h2{font-size:1rem;margin:0 0 .5rem}"
    ".about,small{color:var(--dim)}.about{margin:0 0 1rem;font-size:.9rem}"
    "section{padding-top:1rem}section+section{border-top:1px solid var(--line);margin-top:1rem}"
    ".two{display:grid;grid-template-columns:minmax(0,1fr) 24rem;gap:2.5rem;align-items:start}"
    "@media(max-width:60rem){.two{grid-template-columns:minmax(0,1fr)}}"
    ".text{white-space:pre-line;overflow-wrap:anywhere;max-width:44rem;font-size:1.05rem;line-height:1.75;font-family:Georgia,'Noto Serif',serif}"
    ".e{background:var(--event);box-shadow:0 .12em 0 var(--under);padding:.12em 0}"
    ".d{background:var(--date);border-radius:2px}.p{background:var(--party);border-radius:2px}.l{background:var(--place);border-radius:2px}"
    ".r{text-decoration:underline wavy var(--no) 1px;text-underline-offset:.25em}"
    ".k{display:none}[title]{cursor:help}[tabindex]{position:relative}"
    "[tabindex]:focus{outline:2px solid var(--ring)}" /* for the keyboard and for fingers, what hovering shows a mouse */
    "[tabindex]:focus::after{content:attr(title);position:absolute;left:0;top:calc(100% + .2rem);z-index:2;width:max-content;max-width:min(22rem,70vw);padding:.4rem .6rem;border-radius:4px;"
    "white-space:pre-line;font:.8rem/1.4 system-ui,'Noto Sans',sans-serif;color:var(--paper);background:var(--ink);pointer-events:none}"
    "a.n{font:700 .68rem/1 system-ui,sans-serif;color:var(--on);background:var(--blue);border-radius:1em;padding:.15em .5em;margin:0 .2em;text-decoration:none;vertical-align:.25em}"
    "a.n:focus,a.n:hover{outline:2px solid var(--ring)}:target{outline:2px solid var(--ring);outline-offset:3px}"
    ".text a.n{cursor:pointer}ol{list-style:none;margin:0;padding:0}"
    ".card{border:1px solid var(--line);border-left:4px solid var(--blue);border-radius:4px;padding:.6rem .8rem;margin:0 0 .7rem;font-size:.88rem;line-height:1.4;break-inside:avoid}"
    ".card.tentative{border-style:dashed;border-left:4px solid var(--plan)}.card.cancelled{border-left-color:var(--no)}.card.cancelled .what{text-decoration:line-through}"
    ".card p{margin:0 0 .25rem}.top{display:flex;gap:.4rem;align-items:center}.top small{white-space:nowrap}"
    ".when{font-variant-numeric:tabular-nums;overflow-wrap:anywhere}.status{border:1px solid currentColor;border-radius:3px;padding:0 .3em;font-size:.75rem}"
    ".what{font-weight:600;font-size:.95rem}.sure{flex:0 0 3.2rem;height:.45rem;background:var(--line);border-radius:1rem;overflow:hidden;margin-left:auto}.sure i{display:block;height:100%;background:var(--blue)}"
    "dl{display:grid;grid-template-columns:4.8rem minmax(0,1fr);gap:.1rem .5rem;margin:0}dt{color:var(--dim)}dd{margin:0;overflow-wrap:anywhere}"
    "code{font:.78rem/1.4 ui-monospace,'Noto Sans Mono',monospace;background:var(--soft);border-radius:3px;padding:0 .3em;overflow-wrap:anywhere}"
    "details{margin:.6rem 0}summary{cursor:pointer;font-weight:600}table{border-collapse:collapse;width:100%;font-size:.85rem;margin:.3rem 0}"
    "td{padding:.2rem .8rem .2rem 0;vertical-align:top;border-bottom:1px solid var(--line);overflow-wrap:anywhere}td:first-child{width:50%}td code{overflow-wrap:break-word}td:last-child{overflow-wrap:normal}"
    ".key{position:sticky;top:0;background:var(--paper);border-bottom:1px solid var(--line);padding:.45rem 0;display:flex;gap:.9rem;flex-wrap:wrap;font-size:.85rem;z-index:3}"
    ".key label{cursor:pointer;user-select:none}.key span{padding:.05em .35em}input.s{position:absolute;opacity:0;pointer-events:none}"
    "#s-c:checked~section .k{display:inline;border-left:2px solid #8e6bbf;margin:0 .18em 0 .05em}"
    "#s-d:not(:checked)~section .text .d,#s-p:not(:checked)~section .text .p,#s-l:not(:checked)~section .text .l{background:none}"
    "#s-e:not(:checked)~section .text .e:not(.d):not(.p):not(.l){background:none}#s-e:not(:checked)~section .text .e{box-shadow:none}#s-r:not(:checked)~section .text .r{text-decoration:none}"
    "#s-d:checked~.key [for=s-d],#s-p:checked~.key [for=s-p],#s-l:checked~.key [for=s-l],#s-e:checked~.key [for=s-e],#s-r:checked~.key [for=s-r],#s-c:checked~.key [for=s-c]{font-weight:700}"
    "input.s:focus-visible~.key{outline:2px solid var(--ring)}#s-d:focus-visible~.key [for=s-d],#s-p:focus-visible~.key [for=s-p],#s-l:focus-visible~.key [for=s-l],"
    "#s-e:focus-visible~.key [for=s-e],#s-r:focus-visible~.key [for=s-r],#s-c:focus-visible~.key [for=s-c]{outline:2px solid var(--ring)}.none{color:var(--dim)}"
    "@media print{.key small{display:none}.key{position:static}.two{display:block}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}"
    "details::details-content{content-visibility:visible;block-size:auto}tr{break-inside:avoid}}";

void dln_explain_page_head(dln_sink *out)
{
    static const struct { const char *id, *class, *name; bool is_on; } switches[] = {
        {"s-e", "e", "events", true}, {"s-d", "d", "dates", true}, {"s-p", "p", "parties", true}, {"s-l", "l", "places", true},
        {"s-r", "r", "refused", true}, {"s-c", "c", "clause bounds", false}};
    dln_sink_puts(out, "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"generator\" content=\"dateline\">"
                       "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
                       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>Why these events?</title><style>");
    dln_sink_puts(out, style);
    dln_sink_puts(out, "</style></head><body>\n");
    for (size_t i = 0; i < sizeof switches / sizeof *switches; i++)
        dln_sink_printf(out, "<input class=\"s\" type=\"checkbox\" id=\"%s\"%s>", switches[i].id, switches[i].is_on ? " checked" : "");
    dln_sink_puts(out, "<div class=\"key\">Marked:");
    for (size_t i = 0; i < sizeof switches / sizeof *switches; i++)
        dln_sink_printf(out, " <label for=\"%s\"><span class=\"%s\">%s</span></label>", switches[i].id, switches[i].class, switches[i].name);
    dln_sink_puts(out, " <small>hover over a mark, or go to it with the tab key, to see what it was taken for and by which rule; click a name here to hide or show its marks</small></div>\n");
}

void dln_explain_page_foot(dln_sink *out)
{
    dln_sink_puts(out, "</body></html>\n");
}

void dln_explain_page(const dln_article *article, const dln_explanation *explanation, dln_arena *arena, dln_sink *out)
{
    const dln_mentions *mentions = &explanation->mentions;
    char key[20], edtf[DLN_EDTF_MAX];
    snprintf(key, sizeof key, "%016llx", (unsigned long long)dln_hash64(article->id));
    dln_sink_puts(out, "<section><h1 class=\"title\" dir=\"auto\">");
    if (article->title.len > 0)
        put_marked(out, article->title, true, explanation, key, arena);
    else
        put_escaped(out, article->id);
    dln_sink_puts(out, "</h1><p class=\"about\"><bdi>");
    put_escaped(out, article->publisher);
    dln_sink_puts(out, article->publisher.len > 0 ? "</bdi> \xc2\xb7 " : "</bdi>");
    if (dln_when_to_edtf(&article->published, edtf) > 0)
        dln_sink_printf(out, "published %s (by %s)", edtf, dln_published_because(article));
    else
        dln_sink_puts(out, "no publication date");
    if (dln_when_is_known(&explanation->news_day) && dln_when_to_edtf(&explanation->news_day, edtf) > 0)
        dln_sink_printf(out, " \xc2\xb7 its news is of %s", edtf);
    dln_sink_printf(out, " \xc2\xb7 %zu event%s</p>\n<div class=\"two\"><div class=\"text\" dir=\"auto\">", mentions->count, mentions->count == 1 ? "" : "s");
    put_marked(out, article->text, false, explanation, key, arena);
    dln_sink_puts(out, "</div>\n<div>");
    size_t shown = put_events(out, mentions, true, "Events", key);
    if (shown == 0)
        dln_sink_puts(out, mentions->count == 0 ? "<h2>Events</h2><p class=\"none\">None found.</p>" : "");
    put_events(out, mentions, false, "Undated, or less than half sure: left out of charts and calendars", key);
    dln_sink_puts(out, "</div></div>\n");
    put_table(out, article, explanation, DLN_MARK_REFUSED, "Considered and refused", true, arena);
    put_table(out, article, explanation, DLN_MARK_DATE, "Dates", false, arena);
    put_table(out, article, explanation, DLN_MARK_PARTY, "Parties", false, arena);
    put_table(out, article, explanation, DLN_MARK_PLACE, "Places", false, arena);
    put_table(out, article, explanation, DLN_MARK_CLAUSE, "Clauses", false, arena);
    dln_sink_puts(out, "</section>\n");
}
