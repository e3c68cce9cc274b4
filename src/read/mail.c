/* src/read/mail.c - e-mail: a message (.eml, one of an mbox), a page saved as MHTML, messages attached to messages.
 * MIME is GMime's business. The library is loaded when the first message comes, so that nobody else pays for it at
 * every start; without it (or without its headers when this was built) mail is reported with what would help.
 * What is ours: which part is the article, and what of it is not its text (quotes, signatures, a newsletter's foot).
 */
#include "base/text.h"
#include "read/draft.h"

enum { PARTS_MAX = 512, MESSAGES_MAX = 64, DEPTH_MAX = 32 };

#ifdef HAVE_GMIME
#include <dlfcn.h>
#include <gmime/gmime.h>
#include <pthread.h>

#define GMIME_FUNCTIONS(F) \
    F(g_mime_init) F(g_mime_stream_mem_new_with_buffer) F(g_mime_stream_mem_new) F(g_mime_stream_mem_get_byte_array) \
    F(g_mime_parser_new_with_stream) F(g_mime_parser_construct_message) F(g_mime_message_get_subject) F(g_mime_message_get_mime_part) \
    F(g_mime_object_get_header) F(g_mime_object_get_content_type) F(g_mime_object_get_disposition) F(g_mime_content_type_is_type) \
    F(g_mime_content_type_get_parameter) F(g_mime_multipart_get_type) F(g_mime_multipart_get_count) F(g_mime_multipart_get_part) \
    F(g_mime_message_part_get_type) F(g_mime_message_part_get_message) F(g_mime_part_get_type) F(g_mime_part_get_content) \
    F(g_mime_data_wrapper_write_to_stream) F(g_object_unref) F(g_type_check_instance_is_a) F(g_ascii_strcasecmp)

/* Filled once, before any use; read-only from then on. */
static struct {
    bool is_there;
#define FIELD(name) __typeof__(&name) name;
    GMIME_FUNCTIONS(FIELD)
#undef FIELD
} gmime;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void)
{
    void *library = dlopen("libgmime-3.0.so.0", RTLD_NOW | RTLD_LOCAL), *symbol;
    bool is_whole = library != NULL;
#define LOAD(name) \
    symbol = is_whole ? dlsym(library, #name) : NULL; \
    memcpy(&gmime.name, &symbol, sizeof symbol); \
    is_whole = symbol != NULL;
    GMIME_FUNCTIONS(LOAD)
#undef LOAD
    if (is_whole)
        gmime.g_mime_init();
    gmime.is_there = is_whole;
}

static bool is_a(const void *object, GType type)
{
    return object != NULL && gmime.g_type_check_instance_is_a((GTypeInstance *)(uintptr_t)object, type);
}

static dln_span copy_string(const char *text, dln_arena *arena)
{
    size_t repaired;
    return text == NULL ? DLN_NO_SPAN : dln_utf8_repair(dln_arena_copy(arena, dln_span_of(text)), arena, &repaired);
}

static dln_span header_of(void *object, const char *name, dln_arena *arena)
{
    return dln_trim(copy_string(gmime.g_mime_object_get_header(object, name), arena));
}

/* The name in "Name <address>", without quotes, or in "address (Name)"; of a bare address its domain. */
static dln_span sender_name(dln_span from)
{
    const char *bracket = memchr(from.text == NULL ? "" : from.text, '<', from.len);
    dln_span name = dln_trim((dln_span){from.text, bracket == NULL ? 0 : (size_t)(bracket - from.text)});
    while (name.len >= 2 && name.text[0] == '"' && name.text[name.len - 1] == '"')
        name = dln_trim((dln_span){name.text + 1, name.len - 2});
    if (name.len > 0)
        return name;
    const char *open = bracket != NULL || from.len < 3 || from.text[from.len - 1] != ')' ? NULL : memchr(from.text, '(', from.len);
    if (open != NULL)
        return dln_trim((dln_span){open + 1, from.len - (size_t)(open + 1 - from.text) - 1});
    const char *at = memchr(from.text == NULL ? "" : from.text, '@', from.len);
    if (at == NULL)
        return DLN_NO_SPAN;
    dln_span domain = {at + 1, from.len - (size_t)(at + 1 - from.text)};
    size_t len = 0;
    while (len < domain.len && strchr("> \t,;", domain.text[len]) == NULL)
        len++;
    return (dln_span){domain.text, len};
}

/* "Fwd: Re: [press-list] Talks end" is "Talks end". */
static dln_span bare_subject(dln_span subject)
{
    static const char *const marks[] = {"re:", "fw:", "fwd:", "aw:", "wg:", "tr:"};
    for (bool again = true; again;) {
        again = false;
        subject = dln_trim(subject);
        const char *close = subject.len > 2 && subject.text[0] == '[' ? memchr(subject.text, ']', subject.len) : NULL;
        size_t tag = close == NULL ? 0 : (size_t)(close + 1 - subject.text);
        if (tag > 2 && tag < 32 && tag < subject.len && memchr(subject.text, ' ', tag) == NULL) { /* the name of a list */
            subject = (dln_span){subject.text + tag, subject.len - tag};
            again = true;
        }
        for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
            size_t len = strlen(marks[i]);
            if (subject.len > len && dln_fold_equals((dln_span){subject.text, len}, dln_span_of(marks[i]))) {
                subject = (dln_span){subject.text + len, subject.len - len};
                again = true;
            }
        }
    }
    return subject;
}

/* ---- the words of a message ---- */
static bool starts_folded(dln_span line, const char *const *heads)
{
    char folded[96];
    size_t len = dln_fold((dln_span){line.text, dln_utf8_cut(line, 90)}, folded, sizeof folded);
    for (; *heads != NULL; heads++)
        if (dln_starts_with((dln_span){folded, len}, dln_span_of(*heads)))
            return true;
    return false;
}

static bool opens_forwarded(dln_span line)
{
    static const char *const heads[] = {"---------- forwarded message", "-----original message", "begin forwarded message", "-------- forwarded message",
                                        "-------- original message", NULL};
    return starts_folded(line, heads);
}

/* What newsletters put under (or over) their text. */
static bool is_foot(dln_span line)
{
    static const char *const heads[] = {"____________________________________", "unsubscribe", "to unsubscribe", "you are receiving this", "you received this", "you're receiving this",
        "manage your preferences", "update your preferences", "view this email in", "view in browser", "view this message in", "forward to a friend",
        "this email was sent to", "this message was sent to", "sent from my ", "to stop receiving", "if you no longer wish", "email preferences",
        "privacy policy", "you have received this", NULL};
    return starts_folded(line, heads);
}

/* "From: ..." and the like over what was forwarded, into the draft; false: no such line. */
static bool take_forwarded_head(dln_span line, dln_draft *draft)
{
    static const struct { const char *name; int field; } names[] = {{"from", 0}, {"date", 1}, {"sent", 1}, {"subject", 2}, {"to", 3}, {"cc", 3}, {"reply-to", 3}};
    while (line.len > 0 && line.text[0] == '*') /* *From:* of programs that write bold */
        line.text++, line.len--;
    size_t colon = dln_find(line, DLN_SPAN(":"));
    if (colon == SIZE_MAX || colon > 12)
        return false;
    dln_span name = {line.text, colon}, value = {line.text + colon + 1, line.len - colon - 1};
    while (value.len > 0 && value.text[0] == '*')
        value.text++, value.len--;
    value = dln_trim(value);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        dln_when date;
        if (!dln_fold_equals(name, dln_span_of(names[i].name)))
            continue;
        if (names[i].field == 0)
            draft->publisher = sender_name(value).len > 0 ? sender_name(value) : value;
        else if (names[i].field == 1 && (dln_read_date(value, &date) || dln_read_date_prefix(value, &date) > 0))
            draft->published = DLN_NO_SPAN, draft->date_line = value;
        else if (names[i].field == 2)
            draft->title = bare_subject(value);
        return true;
    }
    return false;
}

/* The text without quotes of other messages, signature and foot; the head of what was forwarded goes to the draft. */
static dln_span own_words(dln_span text, bool is_flowed, dln_draft *draft, dln_arena *arena)
{
    char *out = dln_arena_take(arena, text.len + 1);
    size_t len = 0, quoted = 0, total = 0;
    if (out == NULL)
        return DLN_NO_SPAN;
    dln_span rest = text, line;
    while (dln_split(&rest, '\n', &line)) {
        quoted += line.len > 0 && line.text[0] == '>' && !dln_starts_with(line, DLN_SPAN(">From ")) ? line.len : 0;
        total += line.len;
    }
    bool drops_quotes = quoted * 2 < total;
    bool in_head = false;
    rest = text;
    while (rest.text != NULL && dln_split(&rest, '\n', &line)) {
        if (line.len > 0 && line.text[line.len - 1] == '\r')
            line.len--;
        dln_span trimmed = dln_trim(line);
        if (dln_starts_with(line, DLN_SPAN(">From "))) /* as mailboxes write it */
            line = trimmed = (dln_span){line.text + 1, line.len - 1};
        else if (line.len > 0 && line.text[0] == '>') {
            if (drops_quotes)
                continue;
            while (line.len > 0 && (line.text[0] == '>' || line.text[0] == ' '))
                line.text++, line.len--;
            trimmed = dln_trim(line);
        }
        bool is_signature = dln_span_is(line, "-- ") || dln_span_is(line, "--");
        if (is_signature || (is_foot(trimmed) && len > 0))
            break;
        if (opens_forwarded(trimmed)) { /* what stands before it is the forwarder's */
            len = 0;
            in_head = true;
            continue;
        }
        if (in_head && (trimmed.len == 0 || take_forwarded_head(trimmed, draft)))
            continue;
        in_head = false;
        bool is_intro = drops_quotes && quoted > 0 && dln_ends_with(trimmed, DLN_SPAN("wrote:"));
        if (is_intro || is_foot(trimmed))
            continue;
        memcpy(out + len, line.text, line.len);
        len += line.len;
        bool flows_on = is_flowed && line.len > 0 && line.text[line.len - 1] == ' ';
        if (!flows_on)
            out[len++] = '\n';
    }
    return dln_trim((dln_span){out, len});
}

static dln_span decoded(void *part, dln_arena *arena, dln_span *charset)
{
    GMimeDataWrapper *content = gmime.g_mime_part_get_content(part);
    GMimeStream *to = content == NULL ? NULL : gmime.g_mime_stream_mem_new();
    dln_span bytes = DLN_NO_SPAN;
    if (to == NULL)
        return bytes;
    if (gmime.g_mime_data_wrapper_write_to_stream(content, to) >= 0) {
        GByteArray *array = gmime.g_mime_stream_mem_get_byte_array((GMimeStreamMem *)(void *)to);
        bytes = dln_arena_copy(arena, (dln_span){array->len == 0 ? "" : (const char *)array->data, array->len});
    }
    gmime.g_object_unref(to);
    *charset = copy_string(gmime.g_mime_content_type_get_parameter(gmime.g_mime_object_get_content_type(part), "charset"), arena);
    return bytes;
}

/* ---- parts ---- */
typedef struct found_parts {
    GMimeObject *plain, *html;
    GMimeMessage *inner[MESSAGES_MAX]; /* attached */
    size_t inner_count;
} found_parts;

static void look_through(GMimeObject *top, found_parts *found)
{
    GMimeObject *stack[PARTS_MAX];
    size_t depth = 0;
    if (top != NULL)
        stack[depth++] = top;
    while (depth > 0) {
        GMimeObject *at = stack[--depth];
        if (is_a(at, gmime.g_mime_multipart_get_type())) {
            GMimeMultipart *list = (GMimeMultipart *)(void *)at;
            for (int i = gmime.g_mime_multipart_get_count(list); i-- > 0;)
                if (depth < PARTS_MAX)
                    stack[depth++] = gmime.g_mime_multipart_get_part(list, i);
        } else if (is_a(at, gmime.g_mime_message_part_get_type())) {
            GMimeMessage *inner = gmime.g_mime_message_part_get_message((GMimeMessagePart *)(void *)at);
            if (inner != NULL && found->inner_count < MESSAGES_MAX)
                found->inner[found->inner_count++] = inner;
        } else if (is_a(at, gmime.g_mime_part_get_type())) {
            GMimeContentType *type = gmime.g_mime_object_get_content_type(at);
            const char *disposition = gmime.g_mime_object_get_disposition(at);
            if (disposition != NULL && gmime.g_ascii_strcasecmp(disposition, "attachment") == 0)
                continue;
            if (found->plain == NULL && gmime.g_mime_content_type_is_type(type, "text", "plain"))
                found->plain = at;
            else if (found->html == NULL && gmime.g_mime_content_type_is_type(type, "text", "html"))
                found->html = at;
        }
    }
}

/* Of a message with its text in two forms, the one with paragraphs that a person would read. */
static dln_status fill_draft(void *message, const found_parts *found, dln_draft *draft, dln_arena *arena)
{
    dln_span charset, location = header_of(message, "Snapshot-Content-Location", arena);
    dln_draft page = {.line = draft->line};
    dln_status status = DLN_OK;
    bool is_page = location.len > 0 || found->plain == NULL;
    if (found->html != NULL) {
        dln_span html = decoded(found->html, arena, &charset), part_location = header_of(found->html, "Content-Location", arena);
        status = html.text == NULL ? DLN_OK : dln_html_draft(html, charset, arena, &page);
        if (location.len == 0)
            location = part_location;
    }
    if (found->plain != NULL && !is_page) {
        const char *format = gmime.g_mime_content_type_get_parameter(gmime.g_mime_object_get_content_type(found->plain), "format");
        dln_span bytes = decoded(found->plain, arena, &charset);
        dln_span text = bytes.text == NULL ? DLN_NO_SPAN : dln_to_utf8(bytes, charset, arena, &draft->repaired);
        bool is_flowed = format != NULL && gmime.g_ascii_strcasecmp(format, "flowed") == 0;
        text = text.text == NULL ? DLN_NO_SPAN : own_words(text, is_flowed, draft, arena);
        bool is_stub = dln_count_words(text) * 2 < dln_count_words(page.text); /* "Your program cannot show HTML" */
        if (!is_stub && text.len > 0) {
            dln_plain_draft(text, draft, arena);
            return status;
        }
        is_page = true;
    }
    if (is_page && page.text.len > 0) {
        draft->text = own_words(page.text, false, draft, arena);
        draft->repaired += page.repaired;
        if (page.published.len > 0 && draft->date_line.len == 0)
            draft->published = page.published;
        if (page.publisher.len > 0)
            draft->publisher = page.publisher;
        if (page.title.len > 0 && (draft->title.len == 0 || location.len > 0))
            draft->title = page.title;
        draft->lang = page.lang;
    }
    if (draft->url.len == 0)
        draft->url = dln_starts_with(location, DLN_SPAN("http")) ? location : page.url;
    return status;
}

static dln_status read_message(dln_reading *reading, GMimeMessage *message, int depth)
{
    found_parts found = {0};
    dln_arena *arena = reading->arena;
    dln_draft draft = {.line = reading->piece->first_line > 1 ? reading->piece->first_line : 0, .is_whole_file = reading->piece->first_line <= 1};
    dln_arena_reset(arena);
    look_through(gmime.g_mime_message_get_mime_part(message), &found);
    draft.title = bare_subject(copy_string(gmime.g_mime_message_get_subject(message), arena));
    draft.published = header_of(message, "Date", arena);
    dln_span from = header_of(message, "From", arena);
    draft.publisher = sender_name(from);
    draft.lang = header_of(message, "Content-Language", arena);
    dln_span archived = header_of(message, "Archived-At", arena);
    if (archived.len > 2 && archived.text[0] == '<')
        archived = (dln_span){archived.text + 1, archived.len - 2};
    if (dln_starts_with(archived, DLN_SPAN("http")))
        draft.url = archived;
    size_t saved = dln_find((dln_span){from.text, from.len < 16 ? from.len : 16}, DLN_SPAN("Saved by "));
    if (saved <= 1) /* a browser, which published nothing, on the day of saving */
        draft.publisher = DLN_NO_SPAN, draft.fetched = draft.published, draft.published = DLN_NO_SPAN;
    dln_status status = DLN_OK;
    if (found.plain != NULL || found.html != NULL || found.inner_count == 0) {
        status = fill_draft(message, &found, &draft, arena);
        bool is_cover = found.inner_count > 0 && dln_count_words(draft.text) < 40; /* "see attached" */
        if (status == DLN_OK && !is_cover)
            status = dln_arena_failed(arena) ? DLN_NO_MEMORY : dln_draft_finish(reading, &draft);
    }
    if (depth == DEPTH_MAX && found.inner_count > 0)
        dln_reading_problem(reading, DLN_ISSUE_DAMAGED, draft.line, 0, "has messages in messages, more than %d deep; the rest is left", (int)DEPTH_MAX);
    for (size_t i = 0; i < found.inner_count && status == DLN_OK && depth < DEPTH_MAX && !reading->is_stopped; i++)
        status = read_message(reading, found.inner[i], depth + 1);
    return status;
}

dln_status dln_read_mail(dln_reading *reading)
{
    dln_span bytes = {reading->piece->bytes, reading->piece->len};
    pthread_once(&once, load);
    if (!gmime.is_there) {
        dln_reading_problem(reading, DLN_ISSUE_WRONG_KIND, 0, 0, "is e-mail, which is read with GMime: apt-get install libgmime-3.0-0");
        return DLN_OK;
    }
    if (dln_starts_with(bytes, DLN_SPAN("From "))) /* the mailbox's own line */
        (void)dln_take_line(&bytes);
    GMimeStream *from = gmime.g_mime_stream_mem_new_with_buffer(bytes.text, bytes.len);
    GMimeParser *parser = from == NULL ? NULL : gmime.g_mime_parser_new_with_stream(from);
    GMimeMessage *message = parser == NULL ? NULL : gmime.g_mime_parser_construct_message(parser, NULL);
    dln_status status = DLN_OK;
    if (message != NULL)
        status = read_message(reading, message, 0);
    else
        dln_reading_problem(reading, DLN_ISSUE_DAMAGED, 0, 0, "is no message that can be read");
    if (message != NULL)
        gmime.g_object_unref(message);
    if (parser != NULL)
        gmime.g_object_unref(parser);
    if (from != NULL)
        gmime.g_object_unref(from);
    return status;
}
#else
dln_status dln_read_mail(dln_reading *reading)
{
    dln_reading_problem(reading, DLN_ISSUE_WRONG_KIND, 0, 0, "is e-mail, which this build does not read: it was made without libgmime-3.0-dev");
    return DLN_OK;
}
#endif
