/* language.c - which language a text is in, as far as it matters: English or another one.
 *
 * In:  a text. Out: a language of the tables below.
 * Letters of another script decide by themselves; in Latin script the frequent short words
 * do, which no text of some sentences can do without (Ingle, 1976; Grefenstette, "Comparing
 * two language identification schemes", 1995). Words that stand in names of people and
 * places everywhere ("de", "la", "van") are in no list. The language that more words speak
 * for is the text's, so quotations in another one do not matter; with few words for
 * either, as in tables and lists of names, a text is taken for English, which is read.
 *
 * SPDX-License-Identifier: MIT */
#include "dateline/text.h"

enum {
    MAX_WORDS = 1000,      /* that are looked at */
    CLEAR_ENGLISH = 20,    /* English words in a hundred; prose has above thirty */
    MIN_FOREIGN = 3,       /* words of a language, to be sure of it */
    FOREIGN_A_HUNDRED = 6, /* words of it in a text, */
    THIN_FOREIGN = 8,
    THIN_A_HUNDRED = 3, /* fewer where names fill it and no English is */
    MAX_WORD = 12,      /* bytes */
};

static const struct {
    const char *code;
    const char *words; /* between blanks, lower case; in one list only, if they can be */
} languages[] = {
    { "en",
      " the of and to that was with for by at from this which have has had were are it "
      "his her they their said not be been will would but an or its who he she we you "
      "is as on in when after more about than there could over new all one into up " },
    { "de",
      " die und das nicht ist mit den des ein eine einen einer auf sich auch "
      "wird bei aus nach wie zum zur oder wurde haben sind noch nur \xC3\xBC"
      "ber f\xC3\xBCr durch wir ich sie aber werden dass kann hat vor mehr im zu als " },
    { "fr",
      " les des une est dans pour que qui sur pas avec par plus sont cette mais aux ses "
      "leur nous vous ils elle du au ce il ne \xC3\xA0 \xC3\xA9t\xC3\xA9 et ont ces "
      "fait comme tout deux d\xC3\xA9j\xC3\xA0 je peut " },
    { "es",
      " en que una por con para m\xC3\xA1s pero sus como est\xC3\xA1 fue este entre "
      "cuando muy sin sobre tambi\xC3\xA9n hasta desde seg\xC3\xBAn ha su lo se es "
      "esta donde nos ya o\xC3\xADr le " },
    { "it",
      " che della sono con una nel alla anche pi\xC3\xB9 come dei delle gli "
      "dal questo ha ma nella degli dalla ai alle \xC3\xA8 perch\xC3\xA9 stato essere si "
      "il tra suo loro " },
    { "pt", " que n\xC3\xA3o uma para os mais foi como mas dos das pela pelo seu sua ao "
            "\xC3\xA9 tamb\xC3\xA9m s\xC3\xA3o at\xC3\xA9 isso ele ela na em por quando "
            "muito j\xC3\xA1 " },
    { "nl", " het een niet zijn te dat voor met aan ook maar om bij uit nog wordt naar "
            "heeft werd dit deze zich kan hij ze wij meer dan geen door over wel " },
    { "sv",
      " och att det som en p\xC3\xA5 \xC3\xA4r av f\xC3\xB6r med inte ett till den har "
      "om var jag fr\xC3\xA5n vi sig eller s\xC3\xA5 kan nu efter " },
    { "da", " og det en til er som p\xC3\xA5 med den af ikke var et har om vi "
            "jeg fra ved kan sig eller efter ogs\xC3\xA5 blev " },
    { "nb", " og det en til er som p\xC3\xA5 med den av ikke var et har om vi jeg "
            "fra ved kan seg eller etter ogs\xC3\xA5 ble " },
    { "fi",
      " ja ei se ett\xC3\xA4 oli mutta kun joka ovat my\xC3\xB6s niin kuin h\xC3\xA4n "
      "ovat tai sen mit\xC3\xA4 vain nyt jos olla voi " },
    { "pl",
      " nie na si\xC4\x99 jest \xC5\xBC"
      "jak ale co dla za od czy przez by\xC5\x82 jego tak po s\xC4\x85 kt\xC3\xB3ry oraz " },
    { "cs", " se na je \xC5\xBE"
            "jako jsou by\xC5\x82 ale podle kter\xC3\xBD nebo tak jeho "
            "p\xC5\x99i od m\xC3\xA1 jsem by aby " },
    { "tr", " ve bir bu i\xC3\xA7in ile olarak daha \xC3\xA7ok ama gibi kadar sonra "
            "olan ne var en diye ise veya " },
    { "hu", " az hogy nem egy \xC3\xA9s meg csak ha mint m\xC3\xA1r volt ez azt "
            "vagy lehet " },
    { "ro", " \xC3\xAEn \xC8\x99i nu pe din este un care mai pentru s\xC4\x83 ce sunt "
            "fost prin dup\xC4\x83 au " },
    { "id",
      " yang dan dengan untuk pada dari ini itu dalam tidak akan adalah oleh juga ke "
      "telah sebagai karena mereka bisa ada " },
    { "vi",
      " c\xE1\xBB\xA7"
      "v\xC3\xA0 c\xC3\xB3 kh\xC3\xB4ng l\xC3\xA0 cho trong \xC4\x91\xC6\xB0\xE1\xBB\xA3"
      "n\xC3\xA0y v\xE1\xBB\x9Bi m\xE1\xBB\x99t ng\xC6\xB0\xE1\xBB\x9Di \xC4\x91\xC3\xA3 "
      "c\xC3\xA1"
      "" },
    { "sq",
      " t\xC3\xAB n\xC3\xAB dhe p\xC3\xABr q\xC3\xAB nga \xC3\xABsht\xC3\xAB nuk si "
      "nj\xC3\xAB kan\xC3\xAB ka " },
    { "hr", " je na se su od za koji kao nije bi sa ali iz \xC5\xA1to kako ili "
            "ne " },
};
enum { ENGLISH, LANGUAGES = DL_N(languages) };

static const struct {
    uint32_t first, last;
    const char *code; /* the language that is most often written so */
} scripts[] = {
    { 0x370, 0x3ff, "el" },   { 0x400, 0x52f, "ru" },   { 0x530, 0x58f, "hy" },
    { 0x590, 0x5ff, "he" },   { 0x600, 0x6ff, "ar" },   { 0x750, 0x77f, "ar" },
    { 0x900, 0x97f, "hi" },   { 0x980, 0x9ff, "bn" },   { 0xa00, 0xa7f, "pa" },
    { 0xa80, 0xaff, "gu" },   { 0xb80, 0xbff, "ta" },   { 0xc00, 0xc7f, "te" },
    { 0xc80, 0xcff, "kn" },   { 0xd00, 0xd7f, "ml" },   { 0xd80, 0xdff, "si" },
    { 0xe00, 0xe7f, "th" },   { 0xe80, 0xeff, "lo" },   { 0x1000, 0x109f, "my" },
    { 0x10a0, 0x10ff, "ka" }, { 0x1200, 0x137f, "am" }, { 0x1780, 0x17ff, "km" },
    { 0x3040, 0x30ff, "ja" }, { 0x4e00, 0x9fff, "zh" }, { 0xac00, 0xd7af, "ko" },
};

typedef struct {
    bool all; /* ask for all languages; else for English alone, which is quick */
    uint32_t words, hits[LANGUAGES]; /* in Latin script */
    uint32_t latin, letters[DL_N(scripts)];
} profile;

/* WORD is lower case and has a blank before and behind it. */
static void count_word(profile *p, const char *word) {
    p->words++;
    for (size_t i = 0; i < (p->all ? LANGUAGES : 1); i++)
        p->hits[i] += strstr(languages[i].words, word) != NULL;
}

static void count_letter(profile *p, uint32_t code) {
    if (code < 0x250) {
        p->latin +=
            (code >= 'A' && code <= 'Z') || (code >= 'a' && code <= 'z') || code >= 0xc0;
        return;
    }
    for (size_t i = 0; i < DL_N(scripts); i++)
        p->letters[i] += code >= scripts[i].first && code <= scripts[i].last;
}

/* A word of up to MAX_WORD bytes in Latin script with a blank before and behind it; a
 * longer one is in no list. */
typedef struct {
    char text[MAX_WORD + 3];
    uint32_t n; /* bytes of the word */
} word_now;

static void end_word(profile *p, word_now *w) {
    if (w->n > 0 && w->n <= MAX_WORD) {
        w->text[0] = w->text[w->n + 1] = ' ';
        w->text[w->n + 2] = '\0';
        count_word(p, w->text);
    } else if (w->n > 0) {
        p->words++;
    }
    w->n = 0;
}

static void add_letter(word_now *w, dl_str text, uint32_t from, uint32_t n) {
    for (uint32_t i = 0; i < n; i++, w->n++) {
        char c = text.ptr[from + i];
        if (c >= 'A' && c <= 'Z') c = (char)(c | 0x20);
        if (w->n < MAX_WORD) w->text[w->n + 1] = c;
    }
}

static void read_text(dl_str text, profile *p) {
    word_now w = { .n = 0 };
    for (uint32_t at = 0; at < text.len && p->words < MAX_WORDS;) {
        uint32_t from = at, code = dl_utf8_next(text, &at);
        bool letter = code < 0x80
                          ? (code >= 'A' && code <= 'Z') || (code >= 'a' && code <= 'z')
                          : (dl_utf8_class(code) & DL_CLASS_LETTER) != 0;
        if (letter) {
            count_letter(p, code);
            add_letter(&w, text, from, at - from);
        } else {
            end_word(p, &w);
        }
    }
    end_word(p, &w);
}

const char *dl_language(dl_str text) {
    profile p = { 0 };
    uint32_t best = ENGLISH, other = 0, script = 0;
    read_text(text, &p);
    for (uint32_t i = 0; i < DL_N(scripts); i++) {
        other += p.letters[i];
        if (p.letters[i] > p.letters[script]) script = i;
    }
    /* kana stand between Chinese characters in Japanese alone */
    if (other > p.latin)
        for (uint32_t i = 0; i < DL_N(scripts); i++)
            if (strcmp(scripts[i].code, "ja") == 0 && p.letters[i] * 10 > other)
                script = i;
    if (other > p.latin) return scripts[script].code;
    if (p.hits[ENGLISH] * 100 >= p.words * CLEAR_ENGLISH) return languages[ENGLISH].code;
    p = (profile){ .all = true };
    read_text(text, &p);
    for (uint32_t i = 0; i < LANGUAGES; i++)
        if (p.hits[i] > p.hits[best]) best = i;
    uint32_t found = p.hits[best], percent = p.words ? found * 100 / p.words : 0;
    bool sure = (found >= MIN_FOREIGN && percent >= FOREIGN_A_HUNDRED) ||
                (found >= THIN_FOREIGN && percent >= THIN_A_HUNDRED &&
                 found > 4 * p.hits[ENGLISH]);
    return sure ? languages[best].code : languages[ENGLISH].code;
}
