/* timelines/zone.c - a reader of TZif version 2 and later (RFC 8536) with its POSIX TZ footer. See zone.h.
 * A file is trusted no further than its bounds: counts are checked against its size, indexes against the counts.
 */
#include <dateline/zone.h>

#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef DLN_ZONE_FOLDER
#define DLN_ZONE_FOLDER "/usr/share/zoneinfo"
#endif

enum {
    NAME_MAX_BYTES = 63,
    FILE_MAX_BYTES = 1 << 20,
    HEADER_BYTES = 44,
    SECONDS_A_DAY = 86400,
    WINDOW_SECONDS = 26 * 3600, /* more than any offset */
    LAST_RULE_YEAR = 2100,
};

typedef struct zone_type {
    int32_t offset_sec;
    bool is_dst;
    char abbreviation[8];
} zone_type;

typedef struct rule { /* when in a year the clocks change, in local time before the change */
    enum { RULE_MONTH_WEEK, RULE_JULIAN, RULE_DAY } form;
    int32_t month, week, weekday; /* of RULE_MONTH_WEEK; weekday from 0, Sunday */
    int32_t day;
    int32_t time_sec;
} rule;

typedef struct footer {
    bool is_known, has_dst;
    zone_type standard, dst;
    rule begins, ends;
} footer;

struct dln_zone {
    dln_zone *next;
    char name[NAME_MAX_BYTES + 1];
    size_t change_count;
    int64_t *changes; /* seconds since the epoch, ascending */
    uint8_t *types_after;
    size_t type_count;
    zone_type *types;
    footer after; /* in force after the last change */
};

typedef struct change {
    int64_t at_sec;
    const zone_type *before, *after;
} change;

/* ---- the footer: std offset dst [offset],start[/time],end[/time] ---- */

static bool take(dln_span *text, char c)
{
    if (text->len == 0 || text->text[0] != c)
        return false;
    text->text++, text->len--;
    return true;
}

static bool take_number(dln_span *text, int32_t max, int32_t *out)
{
    int32_t value = 0;
    size_t digits = 0;
    while (digits < text->len && digits < 4 && text->text[digits] >= '0' && text->text[digits] <= '9')
        value = value * 10 + (text->text[digits++] - '0');
    text->text += digits, text->len -= digits;
    *out = value;
    return digits > 0 && value <= max;
}

static bool take_abbreviation(dln_span *text, char out[8])
{
    bool is_quoted = take(text, '<');
    size_t len = 0;
    while (len < text->len) {
        char c = text->text[len];
        bool is_letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        bool is_other = (c >= '0' && c <= '9') || c == '+' || c == '-';
        if (!is_letter && !(is_quoted && is_other))
            break;
        len++;
    }
    if (len < 3 || len > 7)
        return false;
    memcpy(out, text->text, len);
    memset(out + len, 0, 8 - len);
    text->text += len, text->len -= len;
    return !is_quoted || take(text, '>');
}

/* [+-]hh[:mm[:ss]] */
static bool take_time(dln_span *text, int32_t *seconds)
{
    int32_t hours, minutes = 0, rest = 0;
    bool is_negative = take(text, '-');
    if (!is_negative)
        take(text, '+');
    if (!take_number(text, 167, &hours))
        return false;
    if (take(text, ':')) {
        if (!take_number(text, 59, &minutes))
            return false;
        if (take(text, ':') && !take_number(text, 59, &rest))
            return false;
    }
    *seconds = (is_negative ? -1 : 1) * (hours * 3600 + minutes * 60 + rest);
    return true;
}

static bool take_rule(dln_span *text, rule *out)
{
    *out = (rule){.time_sec = 2 * 3600};
    if (!take(text, ','))
        return false;
    if (take(text, 'M')) {
        out->form = RULE_MONTH_WEEK;
        if (!take_number(text, 12, &out->month) || !take(text, '.') || !take_number(text, 5, &out->week) ||
            !take(text, '.') || !take_number(text, 6, &out->weekday) || out->month < 1 || out->week < 1)
            return false;
    } else {
        out->form = take(text, 'J') ? RULE_JULIAN : RULE_DAY;
        if (!take_number(text, 365, &out->day) || (out->form == RULE_JULIAN && out->day < 1))
            return false;
    }
    return !take(text, '/') || take_time(text, &out->time_sec);
}

static bool read_footer(dln_span text, footer *out)
{
    int32_t west;
    memset(out, 0, sizeof *out);
    if (!take_abbreviation(&text, out->standard.abbreviation) || !take_time(&text, &west) || abs(west) > WINDOW_SECONDS)
        return false;
    out->standard.offset_sec = -west; /* POSIX counts west of Greenwich */
    out->is_known = true;
    if (text.len == 0)
        return true;
    out->is_known = false;
    if (!take_abbreviation(&text, out->dst.abbreviation))
        return false;
    west = -(out->standard.offset_sec + 3600);
    if (text.len > 0 && text.text[0] != ',' && !take_time(&text, &west))
        return false;
    out->dst.offset_sec = -west;
    out->dst.is_dst = true;
    if (abs(west) > WINDOW_SECONDS || !take_rule(&text, &out->begins) || !take_rule(&text, &out->ends) || text.len > 0)
        return false;
    out->is_known = out->has_dst = true;
    return true;
}

static int64_t rule_instant(const rule *r, int32_t year, int32_t offset_before_sec)
{
    int32_t day;
    if (r->form == RULE_MONTH_WEEK) {
        int32_t first = dln_day_of(year, r->month, 1);
        int32_t ahead = (r->weekday - dln_weekday_of(first) % 7 + 7) % 7; /* ISO's Sunday, 7, is POSIX's 0 */
        int32_t in_month = ahead + (r->week - 1) * 7;
        while (in_month >= dln_days_in_month(year, r->month))
            in_month -= 7;
        day = first + in_month;
    } else {
        bool is_after_29_february = r->form == RULE_JULIAN && r->day >= 60 && dln_days_in_month(year, 2) == 29;
        day = dln_day_of(year, 1, 1) + r->day - (r->form == RULE_JULIAN ? 1 : 0) + (is_after_29_february ? 1 : 0);
    }
    return (int64_t)day * SECONDS_A_DAY + r->time_sec - offset_before_sec;
}

/* ---- the file ---- */

typedef struct bytes {
    const unsigned char *at;
    size_t len;
} bytes;

static uint64_t big_endian(const unsigned char *at, size_t count)
{
    uint64_t value = 0;
    for (size_t i = 0; i < count; i++)
        value = value << 8 | at[i];
    return value;
}

typedef struct counts {
    size_t utc, standard, leap, time, type, chars;
    char version;
} counts;

static bool read_header(bytes *in, counts *out)
{
    if (in->len < HEADER_BYTES || memcmp(in->at, "TZif", 4) != 0)
        return false;
    out->version = (char)in->at[4];
    size_t *fields[] = {&out->utc, &out->standard, &out->leap, &out->time, &out->type, &out->chars};
    for (size_t i = 0; i < 6; i++) {
        *fields[i] = (size_t)big_endian(in->at + 20 + 4 * i, 4);
        if (*fields[i] > FILE_MAX_BYTES)
            return false;
    }
    in->at += HEADER_BYTES, in->len -= HEADER_BYTES;
    return true;
}

static size_t block_size(const counts *c, size_t time_size)
{
    return c->time * (time_size + 1) + c->type * 6 + c->chars + c->leap * (time_size + 4) + c->standard + c->utc;
}

static bool read_block(const unsigned char *at, const counts *c, dln_zone *zone)
{
    const unsigned char *indexes = at + c->time * 8, *types = indexes + c->time, *chars = types + c->type * 6;
    if (c->type == 0 || c->type > 256 || c->leap != 0) /* leap seconds: not a clock that anybody's watch shows */
        return false;
    zone->changes = calloc(c->time + 1, sizeof *zone->changes);
    zone->types_after = calloc(c->time + 1, 1);
    zone->types = calloc(c->type, sizeof *zone->types);
    if (zone->changes == NULL || zone->types_after == NULL || zone->types == NULL)
        return false;
    zone->change_count = c->time;
    zone->type_count = c->type;
    for (size_t i = 0; i < c->time; i++) {
        zone->changes[i] = (int64_t)big_endian(at + 8 * i, 8);
        zone->types_after[i] = indexes[i];
        if (indexes[i] >= c->type || (i > 0 && zone->changes[i] <= zone->changes[i - 1]))
            return false;
    }
    for (size_t i = 0; i < c->type; i++) {
        zone_type *type = &zone->types[i];
        size_t name = types[6 * i + 5];
        type->offset_sec = (int32_t)(uint32_t)big_endian(types + 6 * i, 4);
        type->is_dst = types[6 * i + 4] != 0;
        if (name >= c->chars || type->offset_sec < -WINDOW_SECONDS || type->offset_sec > WINDOW_SECONDS)
            return false;
        for (size_t k = 0; k < sizeof type->abbreviation - 1 && name + k < c->chars && chars[name + k] != 0; k++)
            type->abbreviation[k] = (char)chars[name + k];
    }
    return true;
}

static bool read_tzif(bytes in, dln_zone *zone)
{
    counts c;
    if (!read_header(&in, &c) || c.version < '2' || in.len < block_size(&c, 4))
        return false;
    size_t skip = block_size(&c, 4);
    in.at += skip, in.len -= skip;
    if (!read_header(&in, &c) || in.len < block_size(&c, 8) || !read_block(in.at, &c, zone))
        return false;
    skip = block_size(&c, 8);
    in.at += skip, in.len -= skip;
    if (in.len < 2 || in.at[0] != '\n' || in.at[in.len - 1] != '\n')
        return false;
    dln_span text = {(const char *)in.at + 1, in.len - 2};
    return text.len == 0 || read_footer(text, &zone->after);
}

static void zone_free(dln_zone *zone)
{
    free(zone->changes);
    free(zone->types_after);
    free(zone->types);
    free(zone);
}

/* All of a file of bounded size; NULL if there is none. */
static unsigned char *read_file(const char *path, size_t *len)
{
    struct stat there;
    int file = open(path, O_RDONLY | O_CLOEXEC);
    unsigned char *buffer = NULL;
    if (file < 0)
        return NULL;
    if (fstat(file, &there) == 0 && S_ISREG(there.st_mode) && there.st_size > 0 && there.st_size <= FILE_MAX_BYTES)
        buffer = malloc((size_t)there.st_size);
    *len = 0;
    while (buffer != NULL && *len < (size_t)there.st_size) {
        ssize_t got = read(file, buffer + *len, (size_t)there.st_size - *len);
        if (got <= 0)
            break;
        *len += (size_t)got;
    }
    close(file);
    return buffer;
}

static dln_zone *zone_load(const char *name)
{
    char path[sizeof DLN_ZONE_FOLDER + NAME_MAX_BYTES + 2];
    size_t len = 0, folder = sizeof DLN_ZONE_FOLDER - 1;
    memcpy(path, DLN_ZONE_FOLDER, folder);
    path[folder] = '/';
    memcpy(path + folder + 1, name, strlen(name) + 1);
    unsigned char *file = read_file(path, &len);
    dln_zone *zone = file == NULL ? NULL : calloc(1, sizeof *zone);
    if (zone != NULL) {
        memcpy(zone->name, name, strlen(name) + 1);
        if (!read_tzif((bytes){file, len}, zone)) {
            zone_free(zone);
            zone = NULL;
        }
    }
    free(file);
    return zone;
}

/* Letters, digits, _ + - in parts that do not begin with a sign; "right" counts leap seconds, "posix" repeats. */
static bool is_zone_name(dln_span name)
{
    bool at_start = true;
    if (name.len == 0 || name.len > NAME_MAX_BYTES)
        return false;
    for (size_t i = 0; i < name.len; i++) {
        char c = name.text[i];
        bool is_letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        bool is_inner = (c >= '0' && c <= '9') || c == '_' || c == '+' || c == '-';
        if (c == '/' && !at_start) {
            at_start = true;
            continue;
        }
        if (!is_letter && (at_start || !is_inner))
            return false;
        at_start = false;
    }
    return !at_start && !(name.len > 6 && (memcmp(name.text, "right/", 6) == 0 || memcmp(name.text, "posix/", 6) == 0));
}

/* The one thing the library keeps between calls: zones are as constant as the tables, only read on demand. */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static dln_zone *loaded;

const dln_zone *dln_zone_find(dln_span name)
{
    char copy[NAME_MAX_BYTES + 1];
    if (!is_zone_name(name))
        return NULL;
    memcpy(copy, name.text, name.len);
    copy[name.len] = '\0';
    pthread_mutex_lock(&lock);
    dln_zone *zone = loaded;
    while (zone != NULL && strcmp(zone->name, copy) != 0)
        zone = zone->next;
    if (zone == NULL) {
        zone = zone_load(copy);
        if (zone != NULL) {
            zone->next = loaded;
            loaded = zone;
        }
    }
    pthread_mutex_unlock(&lock);
    return zone;
}

dln_span dln_zone_name(const dln_zone *zone)
{
    return dln_span_of(zone->name);
}

/* ---- asking ---- */

/* The first change at or after an instant, whether or not it changes the offset; false: none. */
static bool change_after(const dln_zone *zone, int64_t at_sec, change *out)
{
    size_t low = 0, high = zone->change_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (zone->changes[middle] < at_sec)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < zone->change_count) {
        out->at_sec = zone->changes[low];
        out->before = low == 0 ? &zone->types[0] : &zone->types[zone->types_after[low - 1]];
        out->after = &zone->types[zone->types_after[low]];
        return true;
    }
    if (!zone->after.has_dst)
        return false;
    int64_t last = zone->change_count == 0 ? INT64_MIN : zone->changes[zone->change_count - 1];
    int64_t day = at_sec / SECONDS_A_DAY - 2;
    if (day > dln_day_of(LAST_RULE_YEAR + 1, 1, 1))
        return false;
    int32_t year = day < dln_day_of(1800, 1, 1) ? 1800 : dln_civil_of((int32_t)day).year;
    const footer *f = &zone->after;
    for (; year <= LAST_RULE_YEAR; year++) {
        change found[2] = {
            {rule_instant(&f->begins, year, f->standard.offset_sec), &f->standard, &f->dst},
            {rule_instant(&f->ends, year, f->dst.offset_sec), &f->dst, &f->standard},
        };
        int first = found[0].at_sec <= found[1].at_sec ? 0 : 1;
        for (int i = 0; i < 2; i++) {
            change *c = &found[i == 0 ? first : 1 - first];
            if (c->at_sec >= at_sec && c->at_sec > last) {
                *out = *c;
                return true;
            }
        }
    }
    return false;
}

static const zone_type *type_at_utc(const dln_zone *zone, int64_t at_sec)
{
    change next;
    bool is_past_the_list = zone->change_count == 0 || at_sec >= zone->changes[zone->change_count - 1];
    if (is_past_the_list && zone->after.is_known && !zone->after.has_dst)
        return &zone->after.standard;
    if (at_sec < INT64_MAX && change_after(zone, at_sec + 1, &next))
        return next.before;
    if (is_past_the_list && zone->after.is_known)
        return &zone->after.standard; /* after the year 2100 */
    return zone->change_count == 0 ? &zone->types[0] : &zone->types[zone->types_after[zone->change_count - 1]];
}

static int32_t to_minutes(int32_t seconds)
{
    return (seconds + (seconds < 0 ? -30 : 30)) / 60; /* local mean times have seconds, our offsets do not */
}

int32_t dln_zone_offset_at_utc(const dln_zone *zone, int64_t instant_min)
{
    int64_t far = INT64_MAX / 120;
    int64_t bounded = instant_min > far ? far : instant_min < -far ? -far : instant_min;
    return to_minutes(type_at_utc(zone, bounded * 60)->offset_sec);
}

int32_t dln_zone_offset_at_local(const dln_zone *zone, int32_t day, int32_t minute)
{
    int64_t local_sec = (int64_t)day * SECONDS_A_DAY + (int64_t)minute * 60;
    int64_t from = local_sec - WINDOW_SECONDS;
    const zone_type *type = type_at_utc(zone, from);
    change next;
    while (change_after(zone, from + 1, &next) && next.at_sec <= local_sec + WINDOW_SECONDS) {
        int32_t larger = next.before->offset_sec > next.after->offset_sec ? next.before->offset_sec : next.after->offset_sec;
        if (local_sec < next.at_sec + larger)
            break;
        type = next.after;
        from = next.at_sec;
    }
    return to_minutes(type->offset_sec);
}

static dln_point moved(const dln_point *point, int32_t offset_min)
{
    dln_point out = *point;
    int64_t local = dln_point_instant(point) + offset_min;
    out.day = (int32_t)(local / 1440 - (local % 1440 < 0));
    out.minute = (int16_t)(local - (int64_t)out.day * 1440);
    out.zone_offset_min = (int16_t)offset_min;
    return out;
}

dln_when dln_when_in_zone(const dln_when *when, dln_span zone)
{
    dln_when out = *when;
    dln_point *ends[] = {&out.begin, &out.end};
    const dln_zone *named = zone.len > 0 ? dln_zone_find(zone) : NULL;
    bool is_clock[2];
    for (int i = 0; i < 2; i++) {
        is_clock[i] = ends[i]->grain == DLN_GRAIN_MINUTE;
        if (is_clock[i] && (ends[i]->zone_offset_min == DLN_ZONE_UNKNOWN || (ends[i]->flags & DLN_YEAR_UNKNOWN)))
            return *when;
    }
    for (int i = 0; i < 2; i++)
        if (is_clock[i] && (named != NULL || (is_clock[0] && is_clock[1])))
            *ends[i] = moved(ends[i], named != NULL ? dln_zone_offset_at_utc(named, dln_point_instant(ends[i])) : when->begin.zone_offset_min);
    bool is_in_range = dln_civil_of(out.begin.day).year >= DLN_FIRST_YEAR && dln_civil_of(out.end.day).year <= DLN_LAST_YEAR;
    return is_in_range ? out : *when;
}

bool dln_zone_next_change(const dln_zone *zone, int64_t instant_min, dln_zone_change *out)
{
    change next;
    int64_t far = INT64_MAX / 120;
    int64_t from = (instant_min > far ? far : instant_min < -far ? -far : instant_min) * 60;
    while (change_after(zone, from, &next)) {
        if (to_minutes(next.before->offset_sec) != to_minutes(next.after->offset_sec)) {
            out->instant_min = (next.at_sec - (next.at_sec % 60 + 60) % 60) / 60;
            out->offset_before_min = to_minutes(next.before->offset_sec);
            out->offset_after_min = to_minutes(next.after->offset_sec);
            out->is_dst_after = next.after->is_dst;
            memcpy(out->abbreviation_after, next.after->abbreviation, sizeof out->abbreviation_after);
            return true;
        }
        from = next.at_sec + 1;
    }
    return false;
}

/* ---- the version: "# version 2024a" heads the compact source that is installed with the zones ---- */

static pthread_once_t version_once = PTHREAD_ONCE_INIT;
static char version[16] = "unknown";

static void read_version(void)
{
    static const char head[] = "# version ";
    char start[64];
    size_t at = sizeof head - 1, len = 0;
    int file = open(DLN_ZONE_FOLDER "/tzdata.zi", O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return;
    ssize_t got = read(file, start, sizeof start);
    close(file);
    if (got < (ssize_t)at || memcmp(start, head, at) != 0)
        return;
    while (at + len < (size_t)got && len < sizeof version - 1 && start[at + len] > ' ')
        len++;
    if (len > 0 && at + len < (size_t)got) {
        memcpy(version, start + at, len);
        version[len] = '\0';
    }
}

const char *dln_zone_data_version(void)
{
    pthread_once(&version_once, read_version);
    return version;
}
