/* src/read/language.c - is this in English? As declared; else the script, then a vote of the commonest function words.
 * The words are those that are frequent in one language and rare in the others; few are enough to tell an article.
 */
#include "base/sixteen.h"
#include "base/text.h"
#include "read/draft.h"

enum { SAMPLE = 4000, ENOUGH_WORDS = 60, FEWEST_WORDS = 12, FEW_WORDS = 60, FEWEST_PLAIN = 25, PARAGRAPH_SAMPLE = 320, LONGEST_LISTED = 8, LIST_SLOTS = 128 };

/* Those of English by their first letter: it is asked of every article, so nothing is made ready for it. */
static const char english_words[26][6][LONGEST_LISTED] = {
    ['a' - 'a'] = {"and", "are", "as", "at"}, ['b' - 'a'] = {"by", "be"}, ['f' - 'a'] = {"for", "from"}, ['h' - 'a'] = {"his", "has", "have"},
    ['i' - 'a'] = {"is", "it", "its"}, ['n' - 'a'] = {"not"}, ['o' - 'a'] = {"of", "on"}, ['s' - 'a'] = {"said"},
    ['t' - 'a'] = {"the", "to", "that"}, ['w' - 'a'] = {"was", "with", "will", "who", "were", "which"},
};

/* English first: it is asked first, and most articles stop there. */
static const struct { const char *code, *name, *words; } languages[] = {
    {"en", "English", NULL},
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

/* Whether no byte can begin a letter of another script: those begin with bytes from 0xCD on; 0xE2 begins marks. */
static bool is_all_latin(dln_span sample)
{
    size_t at = 0;
#ifdef __SSE2__
    for (; sample.len - at >= 16; at += 16) {
        __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(sample.text + at));
        __m128i is_high = _mm_cmpeq_epi8(_mm_max_epu8(bytes, _mm_set1_epi8((char)0xCD)), bytes), begins_mark = _mm_cmpeq_epi8(bytes, _mm_set1_epi8((char)0xE2));
        if (_mm_movemask_epi8(_mm_andnot_si128(begins_mark, is_high)) != 0)
            return false;
    }
#endif
    for (; at < sample.len; at++) {
        if ((unsigned char)sample.text[at] >= 0xCD && (unsigned char)sample.text[at] != 0xE2)
            return false;
    }
    return true;
}

/* The script that more letters of the sample are in than in Latin; NULL: Latin. */
static const char *foreign_script(dln_span sample)
{
    size_t latin = 0, others[SCRIPT_COUNT] = {0}, most = 0;
    if (is_all_latin(sample))
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
static size_t slot_of(const uint64_t slots[LIST_SLOTS], uint64_t word)
{
    size_t slot = word * 0x9E3779B97F4A7C15u >> 57;
    while (slots[slot] != 0 && slots[slot] != word)
        slot = (slot + 1) % LIST_SLOTS;
    return slot;
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
            list->slots[slot_of(list->slots, packed(word, listed.len))] = packed(word, listed.len);
            list->lengths |= 1u << listed.len;
        }
}

static bool is_english_word(uint64_t word)
{
    const char(*listed)[LONGEST_LISTED] = english_words[(word & 0xFF) - 'a'];
    enum { MOST = sizeof *english_words / sizeof **english_words };
    for (size_t i = 0; i < MOST && listed[i][0] != '\0'; i++)
        if (packed(listed[i], LONGEST_LISTED) == word)
            return true;
    return false;
}

/* How many of the eight bytes, from the first on, are small letters. */
static inline size_t letters_of(uint64_t eight)
{
    const uint64_t ones = 0x0101010101010101u, highs = ones * 0x80;
    uint64_t low = eight & ~highs, is_letter = (low + ones * (0x80 - 'a')) & ~(low + ones * (0x7F - 'z')) & ~eight & highs;
    return is_letter == highs ? LONGEST_LISTED : (size_t)__builtin_ctzll(~is_letter & highs) / 8;
}

/* Folds a sample into room for its bytes and one more word, which is empty. */
static size_t fold_sample(dln_span sample, char *folded, size_t room)
{
    size_t len = dln_fold(sample, folded, room - LONGEST_LISTED);
    memset(folded + len, 0, LONGEST_LISTED);
    return len;
}

/* How much of a sample is looked at: so many words, or until so many of them are listed. */
typedef struct extent { size_t words, votes; } extent;
static const extent all_of_it = {SIZE_MAX, SIZE_MAX};

/* The words of the folded sample that the list holds (NULL: that of English); *words counts those looked at. */
static size_t votes_in(const word_list *list, const char *folded, size_t len, extent enough, size_t *words)
{
    size_t votes = 0, at = 0;
    uint32_t lengths = list == NULL ? 1u << 2 | 1u << 3 | 1u << 4 | 1u << 5 : list->lengths;
    *words = 0;
    while (at < len && *words < enough.words && votes < enough.votes) {
        uint64_t word = packed(folded + at, LONGEST_LISTED);
        size_t run = letters_of(word);
        if (run == 0) {
            at++;
            continue;
        }
        ++*words;
        if (run == LONGEST_LISTED)
            run += dln_letter_run((dln_span){folded + at + run, len - at - run});
        at += run + 1; /* what ends it is no letter */
        if (run > LONGEST_LISTED || (lengths >> run & 1) == 0)
            continue;
        word &= run == LONGEST_LISTED ? UINT64_MAX : ((uint64_t)1 << run * 8) - 1;
        votes += list == NULL ? is_english_word(word) : list->slots[slot_of(list->slots, word)] != 0;
    }
    return votes;
}

/* A text has at most one word more than bytes that are no ASCII letter: each two are divided by one. */
static size_t words_at_most(dln_span text)
{
    size_t count = 1, at = 0;
#ifdef __SSE2__
    const __m128i none = _mm_setzero_si128();
    __m128i letters = none; /* in two sums */
    for (; text.len - at >= 16; at += 16) {
        __m128i small = _mm_or_si128(_mm_loadu_si128((const __m128i *)(const void *)(text.text + at)), _mm_set1_epi8(0x20));
        __m128i is_letter = dln_are_small_letters(small);
        letters = _mm_add_epi64(letters, _mm_sad_epu8(_mm_sub_epi8(none, is_letter), none));
    }
    uint64_t sums[2];
    _mm_storeu_si128((__m128i *)(void *)sums, letters);
    count += at - (size_t)(sums[0] + sums[1]);
#endif
    for (; at < text.len; at++)
        count += !dln_is_alpha(text.text[at]);
    return count;
}

#ifdef __SSE2__
/* Those of two to four letters, by a product that gives each a slot of its own. */
enum { SHORT_WORD_SHIFT = 26 };
#define SHORT_WORD_FACTOR 0x89D9BF03u
#define FOUR(a, b, c, d) (a) | (b) << 8 | (c) << 16 | (uint32_t)(d) << 24
static const uint32_t short_words[1 << (32 - SHORT_WORD_SHIFT)] = {
    [0] = FOUR('i', 't', 's', 0), [3] = FOUR('a', 's', 0, 0), [7] = FOUR('h', 'i', 's', 0), [10] = FOUR('w', 'i', 't', 'h'),
    [12] = FOUR('n', 'o', 't', 0), [13] = FOUR('i', 't', 0, 0), [14] = FOUR('w', 'e', 'r', 'e'), [15] = FOUR('w', 'i', 'l', 'l'),
    [18] = FOUR('t', 'h', 'e', 0), [20] = FOUR('h', 'a', 's', 0), [21] = FOUR('o', 'n', 0, 0), [22] = FOUR('i', 's', 0, 0),
    [23] = FOUR('w', 'h', 'o', 0), [24] = FOUR('w', 'a', 's', 0), [25] = FOUR('f', 'o', 'r', 0), [26] = FOUR('a', 'n', 'd', 0),
    [33] = FOUR('o', 'f', 0, 0), [35] = FOUR('a', 'r', 'e', 0), [42] = FOUR('t', 'h', 'a', 't'), [43] = FOUR('b', 'e', 0, 0),
    [44] = FOUR('b', 'y', 0, 0), [47] = FOUR('h', 'a', 'v', 'e'), [56] = FOUR('t', 'o', 0, 0), [57] = FOUR('a', 't', 0, 0),
    [60] = FOUR('s', 'a', 'i', 'd'), [63] = FOUR('f', 'r', 'o', 'm'),
};
#undef FOUR

/* Letters of ASCII and bytes of all others among the sixteen. */
static inline uint64_t word_mask(const char *at)
{
    __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)at), small = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
    __m128i is_letter = dln_are_small_letters(small);
    return (uint32_t)_mm_movemask_epi8(_mm_or_si128(is_letter, bytes));
}

/* Whether so many words of the sample are short ones of English: many at a time, and none that is next to what folding may make a
 * letter, so that it says yes of most articles and no where a closer look is needed. */
static bool has_short_words(dln_span sample, size_t enough)
{
    enum { BLOCK = 64, STEP = 56, LONGEST = 4 }; /* a word begins at the second byte of a block at the earliest, and ends in it */
    size_t votes = 0;
    for (size_t at = 0; sample.len - at >= BLOCK && votes < enough; at += STEP) {
        const char *text = sample.text + at;
        uint64_t word = word_mask(text) | word_mask(text + 16) << 16 | word_mask(text + 32) << 32 | word_mask(text + 48) << 48;
        uint64_t begins = word & ~(word << 1) & (((uint64_t)1 << STEP) - 1) << 1, is_short = ~(word >> 1 & word >> 2 & word >> 3 & word >> LONGEST);
        for (uint64_t rest = begins & word >> 1 & is_short; rest != 0; rest &= rest - 1) {
            uint32_t from = (uint32_t)__builtin_ctzll(rest), len = (uint32_t)__builtin_ctzll(~(word >> from));
            uint32_t letters = ((uint32_t)packed(text + from, LONGEST) | 0x20202020u) & UINT32_MAX >> (LONGEST - len) * 8;
            votes += short_words[letters * SHORT_WORD_FACTOR >> SHORT_WORD_SHIFT] == letters;
        }
    }
    return votes >= enough;
}
#endif

/* Whether a tenth of the words are plainly listed ones of English: looks no further than that is sure. */
static bool is_plainly_english(dln_span sample)
{
    enum { TENTH = 10, STEP = 256 };
    char folded[SAMPLE + LONGEST_LISTED];
    size_t votes = 0, at = 0, most = words_at_most(sample), words;
#ifdef __SSE2__
    if (has_short_words(sample, (most + TENTH - 1) / TENTH))
        return true;
#endif
    while (at < sample.len) {
        size_t end = sample.len - at < STEP ? sample.len : at + STEP;
        while (end < sample.len && !dln_is_blank(sample.text[end]))
            end++;
        size_t len = fold_sample((dln_span){sample.text + at, end - at}, folded, sizeof folded);
        votes += votes_in(NULL, folded, len, all_of_it, &words);
        if (votes * TENTH >= most)
            return true;
        at = end;
    }
    return false;
}

static size_t votes_for(size_t language, const char *folded, size_t len, extent enough, size_t *words)
{
    word_list list;
    if (language == 0)
        return votes_in(NULL, folded, len, enough, words);
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
    enum { TENTH = 10 };
    char folded[SAMPLE + LONGEST_LISTED];
    size_t words, len;
    if (is_plainly_english(sample))
        return false;
    len = fold_sample(sample, folded, sizeof folded);
    if (votes_for(0, folded, len, all_of_it, &words) * TENTH >= words || words < FEWEST_PLAIN)
        return false;
    size_t share = words < ENOUGH_WORDS ? 4 : 5; /* of a few words more have to be the other's */
    for (size_t i = 1; i < LANGUAGE_COUNT; i++)
        if (votes_for(i, folded, len, all_of_it, &words) * share >= words) {
            *name = languages[i].name;
            return true;
        }
    return false;
}

/* A paragraph in another language among those of an English text: by its script, or by its words if they are many. */
static bool is_foreign_paragraph(dln_span line)
{
    const extent two = {SIZE_MAX, 2};
    char folded[PARAGRAPH_SAMPLE + LONGEST_LISTED];
    dln_span opening = {line.text, dln_utf8_cut(line, PARAGRAPH_SAMPLE / 4)};
#ifdef __SSE2__
    if (has_short_words(opening, two.votes))
        return false;
#endif
    size_t words, begin = fold_sample(opening, folded, sizeof folded);
    if (votes_for(0, folded, begin, two, &words) >= 2) /* most of them: no other one has two of these words so soon */
        return false;
    if (foreign_script(line) != NULL)
        return true;
    size_t len = fold_sample((dln_span){line.text, dln_utf8_cut(line, PARAGRAPH_SAMPLE)}, folded, sizeof folded);
    size_t ours = votes_for(0, folded, len, all_of_it, &words);
    if (words < FEWEST_WORDS || ours * 12 >= words)
        return false;
    for (size_t i = 1; i < LANGUAGE_COUNT; i++) {
        size_t votes = votes_for(i, folded, len, all_of_it, &words);
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
    dln_span rest = text;
    while (rest.len > 0) {
        const char *end = memchr(rest.text, '\n', rest.len);
        size_t size = end == NULL ? rest.len : (size_t)(end - rest.text) + 1;
        dln_span line = {rest.text, size};
        bool is_foreign = size > 1 && is_foreign_paragraph(line);
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
    size_t words, len = fold_sample(sample, folded, sizeof folded);
    size_t votes = votes_for(0, folded, len, (extent){ENOUGH_WORDS, SIZE_MAX}, &words);
    if (words < FEWEST_WORDS || votes * 5 >= words) /* a fifth are function words: English */
        return true;
    size_t best = 0, english;
    english = votes = votes_for(0, folded, len, all_of_it, &words);
    if (votes * 7 >= words) /* a table of figures or names may open an English article */
        return true;
    for (size_t i = 1; i < LANGUAGE_COUNT; i++) {
        size_t others = votes_for(i, folded, len, all_of_it, &words);
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
