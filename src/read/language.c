/* src/read/language.c - is this in English? As declared; else the script, then a vote of the commonest function words.
 * The words are those that are frequent in one language and rare in the others; few are enough to tell an article.
 */
#include "base/text.h"
#include "read/draft.h"

enum { SAMPLE = 4000, ENOUGH_WORDS = 60, FEWEST_WORDS = 12, FEW_WORDS = 60, FEWEST_PLAIN = 25, PARAGRAPH_SAMPLE = 320, LONGEST_LISTED = 8, LIST_SLOTS = 128 };

/* English first: it is asked first, and most articles stop there. */
static const struct { const char *code, *name, *words; } languages[] = {
    {"en", "English", " the of and to that for was with on by from said his has have be will not are is it its as at who were which "},
    {"fr", "French", " le les des du et une est dans que qui pour sur par avec ont au aux ce cette sont pas plus selon la "},
    {"de", "German", " der die das und den von zu mit ist auf dem im nicht ein eine auch nach bei wird sich des hat werden "},
    {"es", "Spanish", " el los las del que y una por con para su se es al lo como fue ha han sus pero este la "},
    {"it", "Italian", " il gli della di che e una per con del dei nel alla non si sono ha delle anche dal ma la "},
    {"pt", "Portuguese", " o os do da dos das que em um uma para com por no na se ao pelo foi mais nao sao "},
    {"nl", "Dutch", " de het een van en dat op te zijn met voor niet aan er om ook bij naar heeft werd hij "},
    {"pl", "Polish", " w na z do sie nie jest ze przez od oraz po dla jak przy sa tym tego zostal ktory "},
    {"tr", "Turkish", " ve bir bu ile icin da de olarak olan daha gibi sonra kadar etti oldugu ancak dedi "},
    {"id", "Indonesian", " yang dan di dengan untuk pada ini itu dari dalam tidak akan oleh ke juga telah adalah "},
    {"sv", "Swedish", " och att det som en av for med till den har inte om ett var vid efter sig "},
    {"ro", "Romanian", " si in la cu de pe nu este care din pentru a au fost prin mai sa ale "},
    {"cs", "Czech", " a se na v ze je s z do o pro za by po jako ktery podle byl uz "},
    {"hu", "Hungarian", " a az es hogy nem is egy volt meg ezt azt mint vagy csak ami ki szerint "},
    {"fi", "Finnish", " ja on ei se etta oli mukaan han myos ovat kuin mutta joka sen ole "},
    {"sr", "Serbian or Croatian", " i u je da se na su za od koji sa nije bi kao ili ce "},
    {"sq", "Albanian", " te dhe ne per nga me nje eshte se qe ka do kane ishte "},
    {"vi", "Vietnamese", " va cua la cac cho trong mot khong co duoc voi nhung da den "},
};
enum { LANGUAGE_COUNT = sizeof languages / sizeof *languages };
/* Declared ones that need no vote: their script tells them from English. */
static const struct { const char *code, *name; } declared_names[] = {
    {"ru", "Russian"}, {"uk", "Ukrainian"}, {"bg", "Bulgarian"}, {"be", "Belarusian"}, {"el", "Greek"}, {"ar", "Arabic"}, {"fa", "Persian"},
    {"he", "Hebrew"}, {"ur", "Urdu"}, {"hi", "Hindi"}, {"zh", "Chinese"}, {"ja", "Japanese"}, {"ko", "Korean"}, {"ka", "Georgian"}, {"hy", "Armenian"},
    {"th", "Thai"}, {"da", "Danish"}, {"no", "Norwegian"}, {"nb", "Norwegian"}, {"hr", "Croatian"}, {"sk", "Slovak"}, {"sl", "Slovenian"},
    {"et", "Estonian"}, {"lv", "Latvian"}, {"lt", "Lithuanian"}, {"az", "Azerbaijani"}, {"kk", "Kazakh"}, {"uz", "Uzbek"}, {"ms", "Malay"},
};

static const struct { uint32_t first, last; const char *name; } scripts[] = {
    {0x370, 0x3FF, "Greek"}, {0x400, 0x52F, "a Cyrillic script"}, {0x530, 0x58F, "Armenian"}, {0x590, 0x5FF, "Hebrew"},
    {0x600, 0x77F, "the Arabic script"}, {0x900, 0xDFF, "a script of India"}, {0xE00, 0xE7F, "Thai"}, {0x10A0, 0x10FF, "Georgian"},
    {0x1200, 0x139F, "the Ethiopic script"}, {0x3040, 0x30FF, "Japanese"}, {0x3400, 0x9FFF, "Chinese or Japanese"},
    {0xAC00, 0xD7AF, "Korean"},
};
enum { SCRIPT_COUNT = sizeof scripts / sizeof *scripts };

/* The script that more letters of the sample are in than in Latin; NULL: Latin. */
static const char *foreign_script(dln_span sample)
{
    size_t latin = 0, others[SCRIPT_COUNT] = {0}, most = 0;
    bool is_all_latin = true; /* letters of other scripts begin with bytes from 0xCD on; 0xE2 begins marks */
    for (size_t i = 0; i < sample.len; i++) {
        i += dln_plain_run((dln_span){sample.text + i, sample.len - i});
        if (i < sample.len && (unsigned char)sample.text[i] >= 0xCD && (unsigned char)sample.text[i] != 0xE2)
            is_all_latin = false;
    }
    if (is_all_latin)
        return NULL;
    for (size_t i = 0; i < sample.len;) {
        size_t used;
        uint32_t code = dln_utf8_decode(sample.text + i, sample.len - i, &used);
        i += used;
        if (code < 0x250) {
            latin += code >= 0x80 || dln_is_alpha((char)code);
            continue;
        }
        for (size_t s = 0; s < SCRIPT_COUNT; s++)
            others[s] += code >= scripts[s].first && code <= scripts[s].last;
    }
    for (size_t s = 1; s < SCRIPT_COUNT; s++)
        if (others[s] > others[most])
            most = s;
    return others[most] > latin ? scripts[most].name : NULL;
}

/* A word of up to eight letters as a number; eight bytes can be read from there. */
static uint64_t packed(const char *word, size_t len)
{
    uint64_t letters;
    memcpy(&letters, word, sizeof letters);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    letters = __builtin_bswap64(letters);
#endif
    return len >= sizeof letters ? letters : letters & (((uint64_t)1 << len * 8) - 1);
}

/* Where a packed word is in a list (open addressing), or would be. */
static uint64_t *slot_of(uint64_t slots[LIST_SLOTS], uint64_t word)
{
    uint64_t slot = word * 0x9E3779B97F4A7C15u >> 57;
    while (slots[slot] != 0 && slots[slot] != word)
        slot = (slot + 1) % LIST_SLOTS;
    return &slots[slot];
}

typedef struct word_list {
    uint64_t slots[LIST_SLOTS];
    uint32_t lengths; /* bits of how long the words are */
} word_list;

static void list_words(size_t language, word_list *list)
{
    dln_span rest = dln_span_of(languages[language].words), listed;
    memset(list, 0, sizeof *list);
    while (dln_split(&rest, ' ', &listed))
        if (listed.len > 0) {
            char word[LONGEST_LISTED] = {0};
            memcpy(word, listed.text, listed.len < sizeof word ? listed.len : sizeof word);
            *slot_of(list->slots, packed(word, listed.len)) = packed(word, listed.len);
            list->lengths |= 1u << listed.len;
        }
}

/* The words of the sample, folded and with room for one more word behind it, that the list holds; *words counts all, and at most enough are looked at. */
static size_t votes_in(word_list *list, const char *folded, size_t len, size_t enough, size_t *words)
{
    size_t votes = 0, at = 0;
    *words = 0;
    while (at < len && *words < enough) {
        while (at < len && !dln_is_alpha(folded[at]))
            at++;
        size_t begin = at;
        at += dln_letter_run((dln_span){folded + at, len - at});
        if (at == begin)
            break;
        ++*words;
        if (at - begin <= LONGEST_LISTED && (list->lengths >> (at - begin) & 1) != 0)
            votes += *slot_of(list->slots, packed(folded + begin, at - begin)) != 0;
    }
    return votes;
}

/* Whether every tenth word of the sample is one of the list; looks no further than that is sure. *words: all, unless it is so. */
static bool is_tenth_of(word_list *list, const char *folded, size_t len, size_t *words)
{
    enum { TENTH = 10, STEP = 256 };
    size_t votes = 0, at = 0;
    *words = 0;
    while (at < len) {
        size_t end = len - at < STEP ? len : at + STEP, some;
        while (end < len && dln_is_alpha(folded[end]))
            end++;
        votes += votes_in(list, folded + at, end - at, SIZE_MAX, &some);
        *words += some;
        at = end;
        if (votes * TENTH >= *words + (len - at + 1) / 2) /* no text has more words than a letter and a blank make */
            return true;
    }
    return false;
}

static size_t votes_for(size_t language, const char *folded, size_t len, size_t enough, size_t *words)
{
    word_list list;
    list_words(language, &list);
    return votes_in(&list, folded, len, enough, words);
}

static bool is_declared(dln_span declared, const char *code)
{
    static const char *const english[] = {"english", "eng", "en"};
    if (strcmp(code, "en") == 0)
        for (size_t i = 0; i < 2; i++)
            if (dln_fold_equals(declared, dln_span_of(english[i])))
                return true;
    size_t len = strlen(code);
    return declared.len >= len && dln_to_lower(declared.text[0]) == code[0] && dln_to_lower(declared.text[1]) == code[1] &&
           (declared.len == len || declared.text[len] == '-' || declared.text[len] == '_');
}

/* What is declared is believed, but for pages that say English in all languages because their program does: a text whose
 * words are plainly those of another one. */
static bool is_plainly_other(dln_span sample, const char **name)
{
    char folded[SAMPLE + LONGEST_LISTED];
    size_t words, len = dln_fold(sample, folded, sizeof folded - LONGEST_LISTED);
    word_list english;
    list_words(0, &english);
    if (is_tenth_of(&english, folded, len, &words) || words < FEWEST_PLAIN)
        return false;
    size_t share = words < ENOUGH_WORDS ? 4 : 5; /* of a few words more have to be the other's */
    for (size_t i = 1; i < LANGUAGE_COUNT; i++)
        if (votes_for(i, folded, len, SIZE_MAX, &words) * share >= words) {
            *name = languages[i].name;
            return true;
        }
    return false;
}

/* A paragraph in another language among those of an English text: by its script, or by its words if they are many. */
static bool is_foreign_paragraph(dln_span line, word_list *english)
{
    char folded[PARAGRAPH_SAMPLE + LONGEST_LISTED];
    size_t words, begin = dln_fold((dln_span){line.text, dln_utf8_cut(line, PARAGRAPH_SAMPLE / 4)}, folded, sizeof folded - LONGEST_LISTED);
    if (votes_in(english, folded, begin, SIZE_MAX, &words) >= 2) /* most of them: no other one has two of these words so soon */
        return false;
    if (foreign_script(line) != NULL)
        return true;
    size_t len = dln_fold((dln_span){line.text, dln_utf8_cut(line, PARAGRAPH_SAMPLE)}, folded, sizeof folded - LONGEST_LISTED);
    size_t ours = votes_in(english, folded, len, SIZE_MAX, &words);
    if (words < FEWEST_WORDS || ours * 12 >= words)
        return false;
    for (size_t i = 1; i < LANGUAGE_COUNT; i++) {
        size_t votes = votes_for(i, folded, len, SIZE_MAX, &words);
        if (votes >= 5 && votes * 4 >= words)
            return true;
    }
    return false;
}

/* Words in Latin letters, or nearly. */
static size_t count_words(dln_span text)
{
    size_t words = 0;
    for (size_t i = 0; i + 1 < text.len; i++)
        words += dln_is_alpha(text.text[i]) && !dln_is_alpha(text.text[i + 1]);
    return words;
}

dln_span dln_without_foreign_paragraphs(dln_span text, dln_arena *arena)
{
    char *out = NULL;
    size_t len = 0;
    word_list english;
    dln_span rest = text;
    list_words(0, &english);
    while (rest.len > 0) {
        const char *end = memchr(rest.text, '\n', rest.len);
        size_t size = end == NULL ? rest.len : (size_t)(end - rest.text) + 1;
        dln_span line = {rest.text, size};
        bool is_foreign = size > 1 && is_foreign_paragraph(line, &english);
        if (is_foreign && out == NULL) { /* the first one: what came before stays */
            out = dln_arena_take(arena, text.len + 1);
            if (out == NULL)
                return text;
            len = text.len - rest.len;
            memcpy(out, text.text, len);
        }
        rest = (dln_span){rest.text + size, rest.len - size};
        if (is_foreign || out == NULL)
            continue;
        memcpy(out + len, line.text, line.len);
        len += line.len;
    }
    /* else it is an article in the other one, with a name or an address */
    bool is_enough = out != NULL && count_words((dln_span){out, len}) >= FEW_WORDS;
    return is_enough ? dln_trim((dln_span){out, len}) : text;
}

bool dln_is_english(dln_span declared, dln_span text, const char **name)
{
    char folded[SAMPLE + LONGEST_LISTED];
    dln_span sample = {text.text, dln_utf8_cut(text, SAMPLE)};
    *name = foreign_script(sample);
    if (*name != NULL)
        return false;
    if (declared.len > 1) {
        for (size_t i = 0; i < LANGUAGE_COUNT; i++)
            if (is_declared(declared, languages[i].code)) {
                *name = languages[i].name;
                return i == 0 && !is_plainly_other(sample, name);
            }
        if (declared.len == 2 || (declared.len > 2 && (declared.text[2] == '-' || declared.text[2] == '_'))) {
            *name = "another language";
            for (size_t i = 0; i < sizeof declared_names / sizeof *declared_names; i++)
                if (is_declared(declared, declared_names[i].code))
                    *name = declared_names[i].name;
            return false;
        }
    }
    size_t words, len = dln_fold(sample, folded, sizeof folded - LONGEST_LISTED);
    size_t votes = votes_for(0, folded, len, ENOUGH_WORDS, &words);
    if (words < FEWEST_WORDS || votes * 5 >= words) /* a fifth are function words: English */
        return true;
    size_t best = 0, english;
    english = votes = votes_for(0, folded, len, SIZE_MAX, &words);
    if (votes * 7 >= words) /* a table of figures or names may open an English article */
        return true;
    for (size_t i = 1; i < LANGUAGE_COUNT; i++) {
        size_t others = votes_for(i, folded, len, SIZE_MAX, &words);
        if (others > votes && others * 8 >= words) {
            votes = others;
            best = i;
        }
    }
    /* in a few words chance may put "a", "no" or "die" ahead: another language has to be far ahead there */
    if (words < FEW_WORDS && (votes * 5 < words || votes < 2 * english + 4))
        best = 0;
    *name = languages[best].name;
    return best == 0;
}
