/* ask_names.c - names in a question as its asker typed them: small letters, slips.
 *
 * In:  "what did khalilzad say about israels offer"
 * Out: "what did Khalilzad say about Israel's offer": names that the database or the
 *      dictionary knows get their capitals, so that the stages see names; a word that no
 *      article has, and that is one slip away from a name, becomes that name, with a
 *      remark.
 * Words that ask, name events or join are never names, whoever is called so.
 *
 * SPDX-License-Identifier: MIT */
#include "ask_inside.h"
#include "query_inside.h"

enum { MAX_WORDS = 200, LONGEST = 4, SHORT = 3, SLIP_LENGTH = 5 };

typedef struct {
    dl_str all;  /* with what is around it */
    dl_str word; /* without quotation marks, stops and 's */
} typed;

typedef struct {
    dl_query *query;
    const dl_knowledge *k;
    typed at[MAX_WORDS];
    int n;
    dl_buf out;
} spelling;

static void split(spelling *s, dl_str text) {
    while (text.len && s->n < MAX_WORDS) {
        dl_str all = dl_str_cut(&text, ' '), word = all;
        while (word.len && strchr("\"'(.,;:?!)", word.ptr[word.len - 1])) word.len--;
        while (word.len && strchr("\"'(", word.ptr[0]))
            word = dl_str_sub(word, 1, UINT32_MAX);
        if (dl_str_ends(word, "'s")) word.len -= 2;
        if (dl_str_ends(word, "\xe2\x80\x99s")) word.len -= 4;
        if (all.len) s->at[s->n++] = (typed){ all, word };
    }
}

static bool is_small(dl_str word) {
    return word.len && word.ptr[0] >= 'a' && word.ptr[0] <= 'z';
}

/* A word of questions: "who", "attack", "met". */
static bool is_question_word(const spelling *s, int i) {
    dl_arena *mem = s->query->mem;
    dl_str word = dl_folded(mem, s->at[i].word);
    bool country = dl_str_is(word, "us") && i > 0 &&
                   ask_is_one(dl_folded(mem, s->at[i - 1].word), "the and with of");
    return !country && ask_is_plain(mem, word);
}

/* Does any of the first articles that have WORD write it small? Then it is no name. */
static dl_code is_common(spelling *s, dl_str word, bool *out, dl_err *err) {
    dl_query *query = s->query;
    dl_arena *mem = query->mem;
    sqlite3_stmt *q = dl_sql(query->store, SQL_WORD_IS_SMALL, err);
    if (!q) return err->code;
    dl_bind_str(q, ":match", dl_str_fmt(mem, "\"%.*s\"", DL_ARG(word)));
    dl_bind_str(q, ":small", dl_str_fmt(mem, " %.*s", DL_ARG(dl_folded(mem, word))));
    dl_code rc = dl_step(query->store, q, out, err);
    (void)dl_sql(query->store, SQL_WORD_IS_SMALL, err); /* reset */
    return rc;
}

/* WORDS as a name, in the asker's own words, which articles may use as well: "Red Cross";
 * what is short is an abbreviation, "US". */
static dl_str capitals(dl_arena *mem, dl_str words) {
    char *out = dl_alloc(mem, (size_t)words.len + 1);
    bool begins = true;
    memcpy(out, words.ptr, words.len);
    for (uint32_t i = 0; i < words.len; i++) {
        bool small = out[i] >= 'a' && out[i] <= 'z';
        if (small && (begins || words.len <= SHORT)) out[i] = (char)(out[i] - 'a' + 'A');
        begins = out[i] == ' ' || out[i] == '-';
    }
    return (dl_str){ out, words.len };
}

/* "shaheen": no article has it by itself, but it is a part of names, and never written
 * small. */
static dl_code part_of_name(spelling *s, dl_str word, dl_str *out, dl_err *err) {
    dl_query *query = s->query;
    dl_str folded = dl_folded(query->mem, word);
    bool common = true, found = false;
    if (word.len <= SHORT || ask_is_plain(query->mem, folded)) return DL_OK;
    sqlite3_stmt *q = dl_sql(query->store, SQL_ALL_ACTOR_NAMES, err);
    for (bool more = q != NULL; more && !found;) {
        if (dl_step(query->store, q, &more, err)) return err->code;
        found = more && dl_words_within(folded, dl_column_str(q, 2));
    }
    if (!q || !dl_sql(query->store, SQL_ALL_ACTOR_NAMES, err))
        return err->code; /* reset */
    if (found && is_common(s, word, &common, err)) return err->code;
    if (!common) *out = capitals(query->mem, word);
    return DL_OK;
}

/* The name that WORDS are, as it is written; empty: none. */
static dl_code known_name(spelling *s, dl_str words, bool one, dl_str *out, dl_err *err) {
    static const char kinds[] = "person country place organisation party media";
    dl_query *query = s->query;
    bool found, common = false;
    uint32_t i = dl_actors_find(s->k->actors, words);
    *out = (dl_str){ 0 };
    if (i != DL_NONE) {
        *out = capitals(query->mem, words);
        return DL_OK;
    }
    sqlite3_stmt *q = dl_sql(query->store, SQL_ACTOR_NAMED, err);
    if (!q) return err->code;
    dl_bind_str(q, ":folded", dl_folded(query->mem, words));
    if (dl_step(query->store, q, &found, err)) return err->code;
    if (!found) return one ? part_of_name(s, words, out, err) : DL_OK;
    dl_str kind = dl_column_str(q, 0);
    bool named = dl_str_is(kind, "armed group") || ask_is_one(kind, kinds);
    dl_str name = dl_str_copy(query->mem, dl_column_str(q, 2));
    (void)dl_sql(query->store, SQL_ACTOR_NAMED, err); /* reset */
    if (named && one && is_common(s, words, &common, err)) return err->code;
    if (named && !common) *out = name;
    return DL_OK;
}

/* Does any article have WORD? */
static dl_code is_told(spelling *s, dl_str word, bool *out, dl_err *err) {
    dl_query *query = s->query;
    sqlite3_stmt *q = dl_sql(query->store, SQL_WORD_IS_TOLD, err);
    if (!q) return err->code;
    dl_bind_str(q, ":match", dl_str_fmt(query->mem, "\"%.*s\"", DL_ARG(word)));
    dl_code rc = dl_step(query->store, q, out, err);
    (void)dl_sql(query->store, SQL_WORD_IS_TOLD, err);
    return rc;
}

/* What the words from I that form a name are called, and how many they are. */
static dl_code read_name(spelling *s, int i, dl_str *name, int *n, dl_err *err) {
    for (*n = LONGEST; *n > 0; --*n) {
        dl_buf words = { 0 };
        bool all = i + *n <= s->n, small = false, plain = true;
        for (int k = i; all && k < i + *n; k++) {
            dl_buf_printf(&words, "%s%.*s", k > i ? " " : "", DL_ARG(s->at[k].word));
            small = small || is_small(s->at[k].word);
            plain = plain && is_question_word(s, k);
            /* a stop in between parts two names */
            all = s->at[k].word.len > 0 &&
                  (k + 1 == i + *n || dl_str_eq(s->at[k].all, s->at[k].word));
        }
        dl_str text =
            dl_str_copy(s->query->mem, (dl_str){ words.ptr, (uint32_t)words.len });
        dl_buf_free(&words);
        if (!all || !small || plain ||
            (*n > 1 && is_question_word(s, i) && is_question_word(s, i + *n - 1)))
            continue;
        if (known_name(s, text, *n == 1, name, err)) return err->code;
        if (name->len) return DL_OK;
    }
    return DL_OK;
}

/* "israels": the name without its s. */
static dl_code read_genitive(spelling *s, int i, dl_str *name, dl_err *err) {
    dl_str word = s->at[i].word;
    dl_str whole;
    if (word.len <= SHORT + 1 || !dl_str_ends(word, "s") || is_question_word(s, i))
        return DL_OK;
    if (known_name(s, word, false, &whole, err)) return err->code;
    if (whole.len) return DL_OK;
    return known_name(s, dl_str_sub(word, 0, word.len - 1), true, name, err);
}

/* "khalizad": no article has it, one name is near. */
static dl_code read_slip(spelling *s, int i, dl_str *name, dl_err *err) {
    dl_str word = s->at[i].word;
    bool told = false;
    if (word.len < SLIP_LENGTH || is_question_word(s, i)) return DL_OK;
    for (uint32_t k = 0; k < word.len; k++)
        if (word.ptr[k] == '"' || word.ptr[k] == ':') return DL_OK;
    if (is_told(s, word, &told, err)) return err->code;
    if (told) return DL_OK;
    dl_str slip = ask_slip_of(dl_folded(s->query->mem, word));
    if (slip.len) {
        dl_remark(s->query, "\"%.*s\" is read as \"%.*s\"", DL_ARG(word), DL_ARG(slip));
        *name = slip;
        return DL_OK;
    }
    if (dl_lookup_nearest(s->query, word, name, err)) return err->code;
    if (name->len)
        dl_remark(s->query, "\"%.*s\" is read as %.*s", DL_ARG(word), DL_ARG(*name));
    return DL_OK;
}

/* What stands behind the word: "'s", "?". */
static dl_str behind(const typed *t) {
    uint32_t from = (uint32_t)(t->word.ptr + t->word.len - t->all.ptr);
    return dl_str_sub(t->all, from, UINT32_MAX);
}

/* "march" and "friday", which only capitals show to be times. */
static bool is_time(const spelling *s, int i) {
    static const char days[] =
        "monday tuesday wednesday thursday friday saturday sunday "
        "january february april june july august september october "
        "november december";
    static const char before[] =
        "in since until till by before after of from early mid late last next this "
        "between during on";
    dl_arena *mem = s->query->mem;
    dl_str word = s->at[i].word;
    if (ask_is_one(word, days)) return true;
    if (!ask_is_one(word, "march may jan feb mar apr jun jul aug sep sept oct nov dec"))
        return false;
    dl_str last = i ? dl_folded(mem, s->at[i - 1].word) : (dl_str){ 0 };
    dl_str next = i + 1 < s->n ? s->at[i + 1].word : (dl_str){ 0 };
    bool number = (next.len && next.ptr[0] >= '0' && next.ptr[0] <= '9') ||
                  (last.len && last.ptr[0] >= '0' && last.ptr[0] <= '9');
    return number || ask_is_one(last, before);
}

/* "whats", "didnt": with their apostrophe; empty: neither. */
static dl_str contracted(dl_arena *mem, dl_str word) {
    dl_str small = dl_folded(mem, word);
    if (ask_is_one(small, "whats whos wheres whens"))
        return dl_str_fmt(mem, "%.*s's", (int)word.len - 1, word.ptr);
    if (ask_is_one(small, "didnt hasnt havent wasnt werent doesnt isnt arent wont"))
        return dl_str_fmt(mem, "%.*s't", (int)word.len - 1, word.ptr);
    return (dl_str){ 0 };
}

static void add(spelling *s, dl_str before, dl_str word, const char *genitive,
                dl_str after) {
    dl_buf_printf(&s->out, "%s%.*s%.*s%s%.*s", s->out.len ? " " : "", DL_ARG(before),
                  DL_ARG(word), genitive, DL_ARG(after));
}

static dl_code spell_word(spelling *s, int *i, dl_err *err) {
    const typed *t = &s->at[*i];
    dl_str name = { 0 }, before = dl_str_sub(t->all, 0, 0);
    const char *genitive = "";
    int n = 1;
    if (t->word.len == 0) {
        add(s, before, t->all, "", (dl_str){ 0 });
        return DL_OK;
    }
    before.len = (uint32_t)(t->word.ptr - t->all.ptr);
    dl_str plain = is_time(s, *i) ? capitals(s->query->mem, t->word)
                                  : contracted(s->query->mem, t->word);
    if (plain.len) {
        add(s, before, plain, "", behind(t));
        return DL_OK;
    }
    if (read_name(s, *i, &name, &n, err)) return err->code;
    if (!name.len && read_genitive(s, *i, &name, err)) return err->code;
    if (name.len && n == 0) genitive = "'s";
    if (!name.len && (is_small(t->word) || *i > 0) && read_slip(s, *i, &name, err))
        return err->code;
    if (n < 1) n = 1;
    if (!name.len) name = t->word;
    add(s, before, name, genitive, behind(&s->at[*i + n - 1]));
    *i += n - 1;
    return DL_OK;
}

dl_code dl_ask_spell(dl_query *query, const dl_knowledge *k, dl_str text, dl_str *out,
                     dl_err *err) {
    spelling s = { .query = query, .k = k };
    dl_code rc = DL_OK;
    split(&s, text);
    for (int i = 0; i < s.n && rc == DL_OK; i++) rc = spell_word(&s, &i, err);
    *out = dl_str_copy(query->mem, (dl_str){ s.out.ptr, (uint32_t)s.out.len });
    dl_buf_free(&s.out);
    return rc;
}
