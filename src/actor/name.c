/* name.c - how alike two names are, and keys made of names.
 *
 * In:  two names in Latin letters, from any transliteration. Out: 0..100.
 * Names are folded, cut into parts, and the parts paired: equal after the rules of
 * transliteration (ou = u, q = k, -iy = -i ...) counts 100; equal consonants with other
 * vowels nearly as much; an initial for a full name less; a missing part costs little,
 * a part that differs costs nearly all. 80 and more is a likely variant.
 *
 * SPDX-License-Identifier: MIT */
#include "actor_parts.h"

enum { MAX_PART = 40, MAX_PARTS = 12, LIKE = 75 };

typedef struct {
    char text[MAX_PART];  /* normalised; "" when nothing was left */
    char bones[MAX_PART]; /* its consonants */
    uint8_t len, n_bones;
    bool initial;     /* one letter */
    uint8_t short_of; /* 1 + row of given_names: "bill" as "william"; 0 = none */
} part;

typedef struct {
    part at[MAX_PARTS];
    uint32_t n;
    char whole[MAX_PART * MAX_PARTS]; /* all parts without the spaces between */
    bool younger;                     /* Jr, II, III */
    uint32_t numeral;                 /* 2 for II; 0 = none */
    uint32_t servants;                /* "Abd al-", "Abdul" left out */
} parts;

/* Parts of a name that say nothing about who it is. */
static const char *const particles[] = {
    "al",  "el",   "ul",  "as",  "ash", "ad", "an",  "ar",   "az",  "at", "bin",
    "ibn", "bint", "de",  "da",  "di",  "do", "dos", "du",   "la",  "le", "der",
    "den", "van",  "von", "ter", "y",   "e",  "i",   "ould", "the",
};
static const char *const titles[] = {
    "mr",       "mrs",     "ms",      "dr",     "sir",      "dame",      "lord",
    "lady",     "sheikh",  "sheik",   "shaikh", "mullah",   "mulla",     "molvi",
    "maulvi",   "mawlawi", "maulana", "haji",   "hajji",    "ayatollah", "president",
    "senator",  "gen",     "general", "col",    "colonel",  "prince",    "king",
    "queen",    "emir",    "sultan",  "pope",   "minister", "professor", "prof",
    "imam",     "sayyid",  "sayed",   "hon",    "rev",      "bishop",    "archbishop",
    "cardinal",
};
static const char *const suffixes[] = { "jr", "junior" };
/* Numbers of rulers and heirs; "i" and "x" alone are initials. */
static const char *const numerals[] = {
    "ii", "iii", "iv",  "v",    "vi",  "vii", "viii",
    "ix", "xi",  "xii", "xiii", "xiv", "xv",  "xvi",
};

/* Given names and what English shortens them to. */
static const char *const given_names[][6] = {
    { "abraham", "abe" },
    { "albert", "al", "bert" },
    { "alexander", "alex", "sandy", "sasha", "aleksandr" },
    { "alfred", "alf", "fred" },
    { "andrew", "andy", "drew" },
    { "anthony", "antony", "tony" },
    { "benjamin", "ben", "benny" },
    { "catherine", "cathy", "kate", "kathy", "katherine" },
    { "charles", "charlie", "chuck" },
    { "christopher", "chris", "kit" },
    { "daniel", "dan", "danny" },
    { "david", "dave", "davy" },
    { "deborah", "debbie", "deb" },
    { "donald", "don", "donny" },
    { "edward", "ed", "ted", "eddie", "teddy", "ned" },
    { "elizabeth", "liz", "beth", "betty", "lizzie" },
    { "eugene", "gene" },
    { "francis", "frank", "frankie" },
    { "frederick", "freddie", "freddy" },
    { "gerald", "gerry", "jerry" },
    { "gregory", "greg" },
    { "james", "jim", "jimmy", "jamie" },
    { "jeffrey", "jeff", "geoffrey", "geoff" },
    { "joseph", "joe", "joey" },
    { "kenneth", "ken", "kenny" },
    { "lawrence", "larry", "laurence" },
    { "leonard", "len", "lenny" },
    { "margaret", "maggie", "peggy", "meg" },
    { "matthew", "matt" },
    { "michael", "mike", "mick", "mickey" },
    { "mikhail", "misha" },
    { "nathaniel", "nathan", "nat" },
    { "nicholas", "nick", "nicky" },
    { "patricia", "trish", "patty" },
    { "patrick", "pat", "paddy" },
    { "peter", "pete" },
    { "philip", "phil", "phillip" },
    { "raymond", "ray" },
    { "richard", "dick", "rick", "rich", "ricky" },
    { "robert", "bob", "rob", "bobby", "robbie", "bert" },
    { "ronald", "ron", "ronnie" },
    { "samuel", "sam", "sammy" },
    { "stanley", "stan" },
    { "steven", "steve", "stephen" },
    { "susan", "sue", "susie" },
    { "terence", "terry" },
    { "theodore", "theo" },
    { "thomas", "tom", "tommy" },
    { "timothy", "tim" },
    { "victoria", "vicky" },
    { "vincent", "vince" },
    { "vladimir", "volodya", "vova" },
    { "walter", "walt", "wally" },
    { "william", "bill", "billy", "will", "willie" },
    { "zachary", "zach", "zack" },
};

static uint8_t given_row(const char *word) {
    for (size_t i = 0; i < DL_N(given_names); i++)
        for (size_t k = 0; k < DL_N(given_names[i]) && given_names[i][k]; k++)
            if (strcmp(given_names[i][k], word) == 0) return (uint8_t)(i + 1);
    return 0;
}

static bool listed(const char *word, const char *const *list, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (list[i][0] == word[0] && strcmp(word, list[i]) == 0) return true;
    return false;
}

/* Letters that transliterations write in several ways, longest first. */
static const struct {
    const char *from, *to;
} letters[] = {
    { "tsch", "ch" }, { "sch", "sh" }, { "tch", "ch" }, { "dzh", "j" }, { "ou", "u" },
    { "oo", "u" },    { "ee", "i" },   { "oe", "u" },   { "ei", "ai" }, { "ey", "ai" },
    { "ay", "ai" },   { "ie", "i" },   { "ph", "f" },   { "ck", "k" },  { "kh", "k" },
    { "gh", "g" },    { "dh", "d" },   { "th", "t" },   { "dj", "j" },  { "zh", "j" },
    { "ts", "z" },    { "tz", "z" },   { "cz", "ch" },  { "iy", "i" },  { "yy", "i" },
    { "yi", "i" },    { "ij", "i" },   { "nb", "mb" },  { "q", "k" },   { "x", "ks" },
    { "w", "v" },     { "y", "i" },    { "e", "i" },    { "o", "u" },
};

static bool is_vowel(char c) {
    return c == 'a' || c == 'i' || c == 'u';
}

static void put_char(part *p, char c) {
    if (p->len > 0 && p->text[p->len - 1] == c) return; /* doubled letters are one */
    if (p->len + 1 < MAX_PART) p->text[p->len++] = c;
}

static char soft_c(const char *at) { /* c before e, i, y is an s */
    return at[1] == 'e' || at[1] == 'i' || at[1] == 'y' ? 's' : 'k';
}

static void normalise(const char *word, part *p) {
    *p = (part){ 0 };
    size_t n = strlen(word);
    p->initial = n == 1;
    while (*word) {
        size_t i = 0;
        if (*word == 'c' && word[1] == 'h') {
            put_char(p, 'c'); /* the sound of church */
            word += 2;
            continue;
        }
        if (*word == 'c' && word[1] != 'k' && word[1] != 'z') {
            bool slavic = word[1] == '\0' && p->len > 1 && p->text[p->len - 1] == 'i';
            put_char(p, slavic ? 'c' : soft_c(word)); /* Milosevic */
            word++;
            continue;
        }
        while (i < DL_N(letters) &&
               (letters[i].from[0] != *word ||
                strncmp(word, letters[i].from, strlen(letters[i].from)) != 0))
            i++;
        if (i < DL_N(letters)) {
            const char *to = letters[i].to;
            if (strcmp(to, "ch") == 0) to = "c";
            for (; *to; to++) put_char(p, *to);
            word += strlen(letters[i].from);
        } else {
            put_char(p, *word++);
        }
    }
    while (p->len > 2 && p->text[p->len - 1] == 'h' && is_vowel(p->text[p->len - 2]))
        p->len--;
    p->text[p->len] = '\0';
    for (uint32_t i = 0; i < p->len; i++) {
        char c = p->text[i];
        if (is_vowel(c) || (c == 'h' && i > 0)) continue;
        if (c == 'g') c = 'k'; /* Gaddafi, Qaddafi */
        if (p->n_bones == 0 || p->bones[p->n_bones - 1] != c) p->bones[p->n_bones++] = c;
    }
}

/* "Abdulrahman" as "Abd al-Rahman": the part behind "servant of"; "Abdullah" is whole. */
static const char *without_servant(const char *word) {
    static const char *const forms[] = {
        "abdul", "abdel", "abdal", "abdol", "abdu", "abd"
    };
    for (size_t i = 0; i < DL_N(forms); i++) {
        size_t n = strlen(forms[i]);
        if (word[0] == 'a' && strncmp(word, forms[i], n) == 0 && strlen(word + n) >= 4 &&
            strncmp(word + n, "ul", 2) != 0 && strncmp(word + n, "al", 2) != 0 &&
            strncmp(word + n, "ll", 2) != 0 && strncmp(word + n, "lah", 3) != 0)
            return word + n;
    }
    return word;
}

static void add_part(const char *word, bool last, parts *out) {
    if (out->n == MAX_PARTS || word[0] == '\0') return;
    if (listed(word, titles, DL_N(titles)) && !last) return;
    if (listed(word, suffixes, DL_N(suffixes)) && out->n > 0) {
        out->younger = true;
        return;
    }
    for (uint32_t i = 0; i < DL_N(numerals) && last && out->n > 0; i++) {
        if (strcmp(word, numerals[i]) != 0) continue;
        out->numeral = i + 2;
        return;
    }
    if (!last && listed(word, particles, DL_N(particles))) return;
    const char *rest = without_servant(word);
    bool servant = strcmp(word, "abd") == 0 || strcmp(word, "abdul") == 0 ||
                   strcmp(word, "abdel") == 0;
    if (rest != word || (servant && !last)) out->servants++;
    if (servant && !last) return;
    normalise(rest, &out->at[out->n]);
    if (!last) out->at[out->n].short_of = given_row(word);
    if (out->at[out->n].len > 0) out->n++;
}

/* Cuts NAME into normalised parts; "Surname, Given" is put in order. */
static void cut_name(dl_str name, parts *out) {
    char low[512], turned[sizeof low + 2], word[MAX_PART];
    *out = (parts){ 0 };
    uint32_t len = dl_utf8_fold(name, low, sizeof low - 1), from = 0;
    low[len] = '\0';
    char *split = strchr(low, ',');
    if (split)
        snprintf(turned, sizeof turned, "%s %.*s", split + 1, (int)(split - low), low);
    else
        snprintf(turned, sizeof turned, "%s", low);
    for (len = (uint32_t)strlen(turned); from < len;) {
        uint32_t n = (uint32_t)strcspn(turned + from, " .,"), keep = n;
        if (keep >= MAX_PART) keep = MAX_PART - 1;
        memcpy(word, turned + from, keep);
        word[keep] = '\0';
        from += n;
        bool last = strspn(turned + from, " .,") == len - from;
        from += 1;
        add_part(word, last, out);
    }
    size_t used = 0;
    for (uint32_t i = 0; i < out->n; used += out->at[i++].len)
        memcpy(out->whole + used, out->at[i].text, out->at[i].len + 1u);
}

/* ---- comparing ------------------------------------------------------------------------ */

/* Letters that are heard alike: half a difference. */
static bool alike(char a, char b) {
    static const char *const pairs[] = { "kg", "td", "bp", "zs", "jz",
                                         "vf", "vb", "jc", "dz", "dj" };
    for (size_t i = 0; i < DL_N(pairs); i++)
        if ((pairs[i][0] == a && pairs[i][1] == b) ||
            (pairs[i][0] == b && pairs[i][1] == a))
            return true;
    return is_vowel(a) && is_vowel(b);
}

/* Edit distance in halves. */
static int distance(const part *a, const part *b) {
    int row[MAX_PART + 1];
    for (int j = 0; j <= b->len; j++) row[j] = 2 * j;
    for (int i = 1; i <= a->len; i++) {
        int corner = row[0];
        row[0] = 2 * i;
        for (int j = 1; j <= b->len; j++) {
            char x = a->text[i - 1], y = b->text[j - 1];
            int cost = corner + (x == y ? 0 : alike(x, y) ? 1 : 2);
            if (row[j] + 2 < cost) cost = row[j] + 2;
            if (row[j - 1] + 2 < cost) cost = row[j - 1] + 2;
            corner = row[j];
            row[j] = cost;
        }
    }
    return row[b->len];
}

static int part_similarity(const part *a, const part *b) {
    if (strcmp(a->text, b->text) == 0) return a->initial ? 90 : 100;
    if (a->short_of && a->short_of == b->short_of) return 92;
    if (a->initial || b->initial) return a->text[0] == b->text[0] ? 80 : 0;
    int halves = distance(a, b), longest = a->len > b->len ? a->len : b->len;
    int shortest = a->len < b->len ? a->len : b->len;
    if (strcmp(a->bones, b->bones) == 0 && a->n_bones >= 2) {
        char x = a->text[a->len - 1], y = b->text[b->len - 1];
        bool vowels = is_vowel(x) && is_vowel(y);
        bool enko = a->len > 5 && strncmp(a->text + a->len - 4, "ink", 3) == 0;
        if (vowels && !enko && x != y && x + y == 'a' + 'u') return 55; /* Maria, Mario */
        if (is_vowel(a->text[0]) != is_vowel(b->text[0])) return 60;
        return halves <= 1 ? 90 : halves == 2 ? 84 : 62;
    }
    if (shortest < 4 || halves > 3) return halves <= 1 && shortest >= 3 ? 70 : 0;
    int value = 100 - 50 * halves / longest;
    bool start = a->text[0] == b->text[0] || alike(a->text[0], b->text[0]);
    if (halves > 2 && longest < 8) return 50;
    bool close = a->text[0] == b->text[0] && longest == 4 && halves <= 1; /* Luis, Luiz */
    return (start && longest >= 5) || close ? value : value < 60 ? value : 60;
}

/* Do two spellings differ in a consonant that transliterations do not mix up, in a word
 * too short to forgive it? "Peric" and "Petric" are two families. */
static bool other_sound(const part *a, const part *b) {
    const part *few = a->n_bones <= b->n_bones ? a : b, *many = few == a ? b : a;
    if (many->len > 7 || strcmp(a->bones, b->bones) == 0) return false;
    if (a->initial || b->initial) return false;
    if (few->n_bones < many->n_bones) return true;
    for (uint32_t i = 0; i < few->n_bones; i++)
        if (few->bones[i] != many->bones[i] && !alike(few->bones[i], many->bones[i]))
            return true;
    return false;
}

/* Middle initials that differ are father and son. */
static bool other_initials(const parts *a, const parts *b) {
    char x[MAX_PARTS + 1] = "", y[MAX_PARTS + 1] = "";
    uint32_t nx = 0, ny = 0;
    for (uint32_t i = 1; i + 1 < a->n; i++) x[nx++] = a->at[i].text[0];
    for (uint32_t i = 1; i + 1 < b->n; i++) y[ny++] = b->at[i].text[0];
    bool initials = false;
    for (uint32_t i = 1; i + 1 < a->n; i++) initials |= a->at[i].initial;
    for (uint32_t i = 1; i + 1 < b->n; i++) initials |= b->at[i].initial;
    return nx && ny && initials && strcmp(x, y) != 0;
}

/* Pairs every part of A (the shorter) with one of B; the mean, the last part double. */
static int paired(const parts *a, const parts *b) {
    bool used[MAX_PARTS] = { false };
    int sum = 0, weight = 0, worst = 100;
    bool crossed = false;
    uint32_t before = 0;
    for (uint32_t k = 0; k < a->n; k++) {
        uint32_t i = a->n - 1 - k, best = DL_NONE; /* the last part first */
        int most = -1;
        for (uint32_t j = b->n; j-- > 0;) {
            if (used[j]) continue;
            int s = part_similarity(&a->at[i], &b->at[j]);
            if (s > most) {
                most = s;
                best = j;
            }
        }
        if (best != DL_NONE) used[best] = true;
        if (k > 0 && best != DL_NONE && best > before) crossed = true;
        before = best;
        int w = k == 0 ? 2 : 1;
        if (k == 0 && best != DL_NONE && most < 90 &&
            other_sound(&a->at[i], &b->at[best]))
            most = most < 70 ? most : 70;
        sum += w * most;
        weight += w;
        if (most < worst) worst = most;
    }
    int value = sum / weight;
    if (worst < LIKE) return value < 55 ? value : 55;
    return crossed ? value - 4 : value;
}

/* The best that comes of making two neighbouring parts of MANY one. */
static int with_glued(const parts *few, const parts *many) {
    int best = 0;
    for (uint32_t i = 0; i + 1 < many->n; i++) {
        const part *a = &many->at[i], *b = &many->at[i + 1];
        if (a->initial || b->initial || a->len + b->len + 1 > MAX_PART) continue;
        parts one = *many;
        char word[MAX_PART];
        snprintf(word, sizeof word, "%.*s%.*s", a->len, a->text, MAX_PART - 1 - a->len,
                 b->text);
        normalise(word, &one.at[i]);
        for (uint32_t k = i + 1; k + 1 < many->n; k++) one.at[k] = many->at[k + 1];
        one.n--;
        int value = paired(few, &one);
        if (value > best) best = value;
    }
    return best > 55 ? best - 3 : 0;
}

/* Of two names that have parts. */
static int compare(const parts *x, const parts *y) {
    const parts *few = x->n <= y->n ? x : y, *many = x->n <= y->n ? y : x;
    bool same_age = x->younger == y->younger || few->n == 1;
    if (!same_age) return 60;
    if (x->numeral != y->numeral && ((x->numeral && y->numeral) || few->n > 1)) return 50;
    if (strcmp(x->whole, y->whole) == 0) {
        int less = (x->n != y->n ? 3 : 0) + (x->servants != y->servants ? 4 : 0);
        return 100 - less;
    }
    if (few->n == 1 && many->n > 1) { /* a short name may be anybody's */
        int last = part_similarity(&few->at[0], &many->at[many->n - 1]);
        int first = part_similarity(&few->at[0], &many->at[0]);
        return last >= first ? last * 78 / 100 : first * 65 / 100;
    }
    if (other_initials(x, y)) return 50;
    int value = paired(few, many);
    if (few->n == many->n) { /* either may go first */
        int other = paired(many, few);
        if (other > value) value = other;
    }
    int missing = (int)(many->n - few->n);
    if (missing == 1 && value <= 55) { /* "Amir Abdollahian", "Amirabdollahian" */
        int glued = with_glued(few, many);
        if (glued > value) return glued;
    }
    if (value > 55) value -= missing > 3 ? 12 : 4 * missing;
    return value;
}

int dl_name_similarity(dl_str a, dl_str b) {
    parts x, y;
    cut_name(a, &x);
    cut_name(b, &y);
    if (x.n == 0 || y.n == 0) return dl_str_eq(a, b) && a.len ? 100 : 0;
    return compare(&x, &y);
}

struct dl_cut_names {
    parts *at;
    dl_str *name;
};

dl_cut_names *dl_cut_names_new(dl_arena *mem, uint32_t n) {
    dl_cut_names *names = DL_NEW(mem, dl_cut_names);
    names->at = DL_NEW_N(mem, parts, n);
    names->name = DL_NEW_N(mem, dl_str, n);
    return names;
}

void dl_cut_names_put(dl_cut_names *names, uint32_t i, dl_str name) {
    cut_name(name, &names->at[i]);
    names->name[i] = name;
}

int dl_cut_names_similarity(const dl_cut_names *names, uint32_t i, uint32_t k) {
    const parts *x = &names->at[i], *y = &names->at[k];
    if (x->n == 0 || y->n == 0)
        return dl_str_eq(names->name[i], names->name[k]) && names->name[i].len ? 100 : 0;
    return compare(x, y);
}

/* ---- keys ----------------------------------------------------------------------------- */

static const char *const key_kinds[] = {
    [DL_ACTOR_UNKNOWN] = "name",          [DL_ACTOR_PERSON] = "person",
    [DL_ACTOR_COUNTRY] = "country",       [DL_ACTOR_ORGANISATION] = "organisation",
    [DL_ACTOR_ARMED_GROUP] = "armed",     [DL_ACTOR_PARTY] = "party",
    [DL_ACTOR_MEDIA] = "media",           [DL_ACTOR_OFFICE] = "office",
    [DL_ACTOR_COLLECTIVE] = "collective", [DL_ACTOR_PLACE] = "place",
};
_Static_assert(DL_N(key_kinds) == DL_ACTOR_KINDS, "a word for every kind");

bool dl_actor_is_called(const dl_words *words, uint32_t set, const dl_actor *actor) {
    dl_str rest = actor->name, last = { 0 };
    while (rest.len) last = dl_str_cut(&rest, ' ');
    uint32_t word = last.len && set != DL_NONE ? dl_words_find(words, last) : 0;
    return word && dl_words_in(words, word, set);
}

dl_str dl_actor_slug(dl_str key) {
    dl_str rest = key;
    dl_str_cut(&rest, '/');
    return rest.len ? rest : key;
}

dl_str dl_actor_make_key(dl_arena *mem, int kind, dl_str name) {
    char low[400], slug[300];
    const char *prefix = key_kinds[kind >= 0 && kind < DL_ACTOR_KINDS ? kind : 0];
    uint32_t len = dl_utf8_fold(name, low, sizeof low), n = 0;
    for (uint32_t i = 0; i < len && n + 4 < 160; i++) {
        unsigned char c = (unsigned char)low[i];
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            slug[n++] = (char)c;
        else if (c < 0x80 && n > 0 && slug[n - 1] != '-' && c != '.')
            slug[n++] = '-';
    }
    while (n > 0 && slug[n - 1] == '-') n--;
    if (n == 0) /* no Latin letter at all: the name's hash */
        return dl_str_fmt(mem, "%s/x%08x", prefix, (unsigned)dl_str_hash(name));
    return dl_str_fmt(mem, "%s/%.*s", prefix, (int)n, slug);
}
