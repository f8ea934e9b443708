/* filter_parse.c - the query language: text -> terms.
 *
 * In:  the query as typed, or one option's value.
 * Out: terms with the column each was read from; nothing is looked up in a database here.
 * The shell takes quotation marks off, so dl_filter_join puts them back: the word
 * "actor:Abdullah Abdullah" can only have been actor:"Abdullah Abdullah".
 *
 * SPDX-License-Identifier: MIT */
#include "dateline/query.h"

#include "topic.h"

enum term_kind { LIST, NUMBER, DATE };

static const struct field {
    const char *name;
    enum term_kind kind;
    const char *help;
} fields[] = {
#define X(id, name, kind, help) { name, kind, help },
    DL_FILTER_FIELDS(X)
#undef X
};
_Static_assert(DL_N(fields) == DL_TERM_COUNT, "a row for every field");

const char *dl_term_name(int field) {
    return fields[field].name;
}
const char *dl_term_help(int field) {
    return fields[field].help;
}

struct reading { /* the query being read */
    dl_arena *mem;
    const dl_filter_env *env;
    dl_str text;
    uint32_t at;
    const char *source; /* in messages: "query", "--type" */
    dl_filter *filter;
    dl_err *err;
};

static uint32_t column_of(const struct reading *r, uint32_t off) {
    return dl_utf8_count(dl_str_sub(r->text, 0, off)) + 1;
}

#define FAIL(r, off, ...)                                                                \
    dl_fail_at((r)->err, DL_EUSAGE, (r)->source, 1, column_of((r), (off)), __VA_ARGS__)

static bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}
static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* ---- quotation marks ------------------------------------------------------------------ */

static const struct quote {
    const char *open, *close;
} quotes[] = {
    { "\"", "\"" },
    { "\xe2\x80\x9c", "\xe2\x80\x9d" }, /* typographic, as word processors put them */
};

static const struct quote *quote_at(dl_str text, uint32_t at) {
    for (size_t i = 0; i < DL_N(quotes); i++)
        if (dl_str_starts(dl_str_sub(text, at, UINT32_MAX), quotes[i].open))
            return &quotes[i];
    return NULL;
}

/* ---- fields --------------------------------------------------------------------------- */

/* The length of "name:" at AT, or 0. */
static uint32_t field_length(dl_str text, uint32_t at) {
    uint32_t i = at;
    while (i < text.len && (is_letter(text.ptr[i]) || (i > at && text.ptr[i] == '-')))
        i++;
    return i > at && i < text.len && text.ptr[i] == ':' ? i - at + 1 : 0;
}

static int field_named(dl_str name) {
    char low[32];
    dl_str lower = { low, dl_utf8_lower(name, low, sizeof low) };
    for (int i = 1; i < DL_TERM_COUNT; i++)
        if (dl_str_is(lower, fields[i].name)) return i;
    return -1;
}

/* What people write for a field that is called otherwise. */
static const struct {
    const char *typed, *meant;
} other_names[] = {
    { "since", "date:A.. or --since A" },
    { "after", "date:A.. or --since A" },
    { "from", "date:A.. or by:NAME" },
    { "until", "date:..A or --until A" },
    { "before", "date:..A or --until A" },
    { "on", "date:A" },
    { "when", "date:A..B" },
    { "where", "place:NAME" },
    { "in", "place:NAME" },
    { "location", "place:NAME" },
    { "who", "actor:NAME" },
    { "speaker", "by:NAME" },
    { "person", "actor:NAME" },
    { "about", "topic:WORD" },
    { "publisher", "source:NAME" },
    { "country", "actor:NAME or place:NAME" },
    { "said", "by:NAME type:statement" },
    { "with", "actor:NAME" },
};

static dl_code unknown_field(struct reading *r, uint32_t at, dl_str name) {
    for (size_t i = 0; i < DL_N(other_names); i++)
        if (dl_str_is(name, other_names[i].typed))
            return FAIL(r, at, "unknown field \"%.*s:\"; it is called %s", DL_ARG(name),
                        other_names[i].meant);
    dl_str names[DL_TERM_COUNT];
    for (int i = 1; i < DL_TERM_COUNT; i++) names[i - 1] = dl_str_of(fields[i].name);
    dl_str near = dl_near_names(r->mem, name, names, DL_TERM_COUNT - 1, 2);
    if (near.len)
        return FAIL(r, at, "unknown field \"%.*s:\"; did you mean %.*s?", DL_ARG(name),
                    DL_ARG(near));
    return FAIL(r, at,
                "unknown field \"%.*s:\"; put quotation marks round words with a colon",
                DL_ARG(name));
}

static const char *expected(int field) {
    switch (field) {
    case DL_TERM_WORD: return "a word";
    case DL_TERM_TYPE: return "an event type";
    case DL_TERM_STATUS: return "a status";
    case DL_TERM_TAG: return "a label";
    case DL_TERM_KEY: return "the key of an event";
    case DL_TERM_ROUND: return "a number";
    case DL_TERM_CONFIDENCE: return "a number between 0 and 1";
    case DL_TERM_DATE:
    case DL_TERM_AS_OF:
    case DL_TERM_REPORTED: return "a date or a range A..B";
    default: return "a name";
    }
}

/* ---- values --------------------------------------------------------------------------- */

/* One value at r->at, which moves behind it. STOP: a comma ends it too. */
static dl_code read_value(struct reading *r, int field, bool stop, dl_term_value *out) {
    const struct quote *q = quote_at(r->text, r->at);
    out->column = column_of(r, r->at);
    if (q) {
        uint32_t from = r->at + (uint32_t)strlen(q->open);
        uint32_t end = dl_str_find(r->text, dl_str_of(q->close), from);
        if (end == DL_NONE) return FAIL(r, r->at, "this quotation mark is never closed");
        out->text = dl_str_trim(dl_str_sub(r->text, from, end - from));
        out->quoted = true;
        if (out->text.len == 0)
            return FAIL(r, r->at, "expected %s between the quotation marks",
                        expected(field));
        r->at = end + (uint32_t)strlen(q->close);
        bool more = r->at < r->text.len && !is_space(r->text.ptr[r->at]) &&
                    !(stop && r->text.ptr[r->at] == ',') &&
                    !(field == DL_TERM_WORD && r->text.ptr[r->at] == '*');
        return more ? FAIL(r, r->at, "expected a space after the quotation mark%s",
                           stop ? ", or a comma and another value" : "")
                    : DL_OK;
    }
    uint32_t from = r->at;
    while (r->at < r->text.len && !is_space(r->text.ptr[r->at]) &&
           !(stop && r->text.ptr[r->at] == ','))
        r->at++;
    out->text = dl_str_sub(r->text, from, r->at - from);
    out->quoted = false;
    if (out->text.len == 0) {
        const char *after = fields[field].name;
        return FAIL(r, from, "expected %s after \"%s%s\"", expected(field),
                    from > 0 && r->text.ptr[from - 1] == ',' ? "," : after,
                    from > 0 && r->text.ptr[from - 1] == ':' ? ":" : "");
    }
    return DL_OK;
}

static bool has_letter_or_digit(dl_str s) {
    for (uint32_t at = 0; at < s.len;)
        if (dl_utf8_class(dl_utf8_next(s, &at)) & (DL_CLASS_LETTER | DL_CLASS_DIGIT))
            return true;
    return false;
}

/* Lower case with "_" for spaces and dashes, as types and statuses are written. */
static dl_str canonical(dl_arena *mem, dl_str s) {
    char *low = dl_alloc(mem, (size_t)s.len * 3 + 1);
    dl_str out = { low, dl_utf8_lower(s, low, s.len * 3) };
    for (uint32_t i = 0; i < out.len; i++)
        if (low[i] == ' ' || low[i] == '-') low[i] = '_';
    return out;
}

static dl_code check_name(struct reading *r, const char *what, const dl_str *names,
                          size_t n, dl_term_value *value) {
    dl_str name = canonical(r->mem, value->text);
    for (size_t i = 0; i < n; i++)
        if (dl_str_eq(name, names[i])) {
            value->text = names[i];
            return DL_OK;
        }
    dl_str near = dl_near_names(r->mem, name, names, n, 3);
    if (near.len)
        return dl_fail_at(r->err, DL_EUSAGE, r->source, 1, value->column,
                          "unknown %s \"%.*s\"; did you mean %.*s?", what,
                          DL_ARG(value->text), DL_ARG(near));
    dl_buf all = { 0 };
    for (size_t i = 0; i < n; i++)
        dl_buf_printf(&all, "%s%.*s", i ? ", " : "", DL_ARG(names[i]));
    dl_code rc = dl_fail_at(r->err, DL_EUSAGE, r->source, 1, value->column,
                            "unknown %s \"%.*s\"; expected one of %s", what,
                            DL_ARG(value->text), all.ptr);
    dl_buf_free(&all);
    return rc;
}

static dl_code check_value(struct reading *r, int field, dl_term_value *value) {
    if (field == DL_TERM_TYPE) {
        if (r->env->types.n)
            return check_name(r, "event type", r->env->types.at, r->env->types.n, value);
        value->text = canonical(r->mem, value->text);
    } else if (field == DL_TERM_STATUS) {
        dl_str names[DL_STATUS_COUNT];
        for (int i = 0; i < DL_STATUS_COUNT; i++) names[i] = dl_str_of(dl_status_name(i));
        return check_name(r, "status", names, DL_STATUS_COUNT, value);
    } else if (!has_letter_or_digit(value->text)) {
        return dl_fail_at(r->err, DL_EUSAGE, r->source, 1, value->column,
                          "expected %s, but \"%.*s\" has neither letter nor digit",
                          expected(field), DL_ARG(value->text));
    }
    return DL_OK;
}

static dl_code read_list(struct reading *r, dl_term *term) {
    bool alternatives = term->field != DL_TERM_WORD;
    for (;;) {
        dl_term_value value = { 0 };
        if (read_value(r, term->field, alternatives, &value)) return r->err->code;
        if (check_value(r, term->field, &value)) return r->err->code;
        if (term->values.n == DL_MAX_TERMS)
            return FAIL(r, r->at, "more than %d values", DL_MAX_TERMS);
        *DL_PUSH(r->mem, &term->values) = value;
        if (!alternatives || r->at == r->text.len || r->text.ptr[r->at] != ',') break;
        r->at++;
    }
    if (term->field == DL_TERM_WORD && r->at < r->text.len && r->text.ptr[r->at] == '*')
        r->at++; /* a star behind a phrase adds nothing */
    if (term->field == DL_TERM_TOPIC) dl_topic_widen(r->mem, term);
    return DL_OK;
}

/* ---- numbers -------------------------------------------------------------------------- */

static bool read_decimal(dl_str s, double *out) {
    double value = 0,
           scale = 1; /* one division at the end: 0.75 is the nearest to 0.75 */
    bool digits = false, point = false;
    for (uint32_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        if (c == '.' && !point) {
            point = true;
        } else if (c >= '0' && c <= '9' && i < 12) {
            digits = true;
            if (point) scale *= 10;
            value = value * 10 + (c - '0');
        } else {
            return false;
        }
    }
    if (digits) *out = value / scale;
    return digits;
}

static dl_str take_operator(dl_str *s) {
    static const char *const operators[] = { ">=", "<=", ">", "<", "=" };
    for (size_t i = 0; i < DL_N(operators); i++)
        if (dl_str_starts(*s, operators[i])) {
            *s = dl_str_trim(dl_str_sub(*s, (uint32_t)strlen(operators[i]), UINT32_MAX));
            return dl_str_of(operators[i]);
        }
    return (dl_str){ 0 };
}

static dl_code read_number(struct reading *r, dl_term *term) {
    dl_term_value value = { 0 };
    if (read_value(r, term->field, false, &value)) return r->err->code;
    const double most = term->field == DL_TERM_CONFIDENCE ? 1 : 1e9;
    dl_str rest = value.text, op = take_operator(&rest);
    uint32_t dots = dl_str_find(rest, DL_LIT(".."), 0);
    double low = 0, high = most;
    bool ok;
    if (op.len == 0 && dots != DL_NONE) {
        dl_str a = dl_str_sub(rest, 0, dots), b = dl_str_sub(rest, dots + 2, UINT32_MAX);
        ok = a.len + b.len > 0 && (a.len == 0 || read_decimal(a, &low)) &&
             (b.len == 0 || read_decimal(b, &high)) && low <= high;
    } else {
        double number = 0;
        ok = read_decimal(rest, &number);
        bool up = op.len ? op.ptr[0] == '>' : term->field == DL_TERM_CONFIDENCE;
        bool down = op.len && op.ptr[0] == '<';
        if (!down) low = number;
        if (!up) high = number;
        term->low_open = dl_str_is(op, ">");
        term->high_open = dl_str_is(op, "<");
    }
    if (!ok || low > most || high > most)
        return dl_fail_at(r->err, DL_EUSAGE, r->source, 1, value.column,
                          "expected %s, \">N\", \"<N\" or \"A..B\", not \"%.*s\"",
                          expected(term->field), DL_ARG(value.text));
    term->low = low;
    term->high = high;
    *DL_PUSH(r->mem, &term->values) = value;
    return DL_OK;
}

/* ---- terms ---------------------------------------------------------------------------- */

static dl_code read_dates(struct reading *r, dl_term *term) {
    dl_term_value value = { 0 };
    if (read_value(r, term->field, false, &value)) return r->err->code;
    *DL_PUSH(r->mem, &term->values) = value;
    return dl_filter_dates(r->env, value.text, &term->begins, &term->ends, r->source,
                           value.column, r->err);
}

static dl_code read_values(struct reading *r, dl_term *term) {
    switch (fields[term->field].kind) {
    case LIST: return read_list(r, term);
    case NUMBER: return read_number(r, term);
    case DATE: return read_dates(r, term);
    }
    return DL_OK;
}

static dl_code read_term(struct reading *r) {
    dl_term term = { .column = column_of(r, r->at),
                     .begins = DL_NO_TIME,
                     .ends = DL_NO_TIME };
    if (r->text.ptr[r->at] == '-') {
        term.negated = true;
        r->at++;
        if (r->at == r->text.len || is_space(r->text.ptr[r->at]))
            return FAIL(r, r->at - 1, "expected a term to exclude right after \"-\"");
    }
    uint32_t len = field_length(r->text, r->at);
    if (len) {
        dl_str name = dl_str_sub(r->text, r->at, len - 1);
        int field = field_named(name);
        if (field < 0) return unknown_field(r, r->at, name);
        term.field = (uint8_t)field;
        r->at += len;
    }
    if (read_values(r, &term)) return r->err->code;
    if (r->filter->terms.n == DL_MAX_TERMS)
        return FAIL(r, r->at, "more than %d terms", DL_MAX_TERMS);
    *DL_PUSH(r->mem, &r->filter->terms) = term;
    return DL_OK;
}

/* Whether the text can be read at all; FAIL needs valid UTF-8 for its column. */
static dl_code check_text(struct reading *r) {
    if (r->text.len > DL_MAX_QUERY)
        return dl_fail_at(r->err, DL_EUSAGE, r->source, 0, 0, "longer than %d bytes",
                          DL_MAX_QUERY);
    size_t bad = dl_utf8_check(r->text.ptr, r->text.len);
    if (bad < r->text.len) return FAIL(r, (uint32_t)bad, "not valid UTF-8");
    return DL_OK;
}

dl_code dl_filter_parse(dl_arena *mem, const dl_filter_env *env, dl_str text,
                        dl_filter *filter, dl_err *err) {
    struct reading r = { .mem = mem,
                         .env = env,
                         .text = text,
                         .source = "query",
                         .filter = filter,
                         .err = err };
    if (check_text(&r)) return err->code;
    filter->text = text;
    for (;;) {
        while (r.at < text.len && is_space(text.ptr[r.at])) r.at++;
        if (r.at == text.len) return DL_OK;
        if (read_term(&r)) return err->code;
    }
}

/* ---- the shell's words and options ---------------------------------------------------- */

/* A name is quoted where it has a space, so that it stays one value. */
static void add_quoted(dl_buf *out, dl_str value, enum term_kind kind) {
    while (value.len) {
        dl_str part = kind == LIST ? dl_str_cut(&value, ',') : value;
        if (kind != LIST) value = (dl_str){ 0 };
        part = dl_str_trim(part);
        bool quote = dl_str_find(part, DL_LIT("\""), 0) == DL_NONE;
        dl_buf_printf(out, quote ? "\"%.*s\"" : "%.*s", DL_ARG(part));
        if (value.len) dl_buf_putc(out, ',');
    }
}

/* Whether VALUE, the rest of a shell word behind "field:", is one value with spaces. */
static bool lost_its_quotes(dl_str value) {
    if (quote_at(value, 0)) return false;
    bool spaces = false;
    for (uint32_t i = 0; i < value.len; i++) {
        if (!is_space(value.ptr[i])) continue;
        spaces = true;
        while (i + 1 < value.len && is_space(value.ptr[i + 1])) i++;
        if (i + 1 == value.len) break;
        if (value.ptr[i + 1] == '-' || field_length(value, i + 1) ||
            quote_at(value, i + 1))
            return false;
    }
    return spaces;
}

dl_str dl_filter_join(dl_arena *mem, const char *const *words, int n) {
    dl_buf out = { 0 };
    for (int i = 0; i < n; i++) {
        dl_str word = dl_str_of(words[i]);
        uint32_t sign = dl_str_starts(word, "-");
        uint32_t len = field_length(word, sign);
        int field = len ? field_named(dl_str_sub(word, sign, len - 1)) : -1;
        dl_str value = dl_str_sub(word, sign + len, UINT32_MAX);
        if (i) dl_buf_putc(&out, ' ');
        if (field > 0 && lost_its_quotes(value)) {
            dl_buf_str(&out, dl_str_sub(word, 0, sign + len));
            add_quoted(&out, value, fields[field].kind);
        } else {
            dl_buf_str(&out, word);
        }
    }
    dl_str text = dl_str_copy(mem, (dl_str){ out.ptr, (uint32_t)out.len });
    dl_buf_free(&out);
    return text;
}

dl_code dl_filter_add(dl_arena *mem, const dl_filter_env *env, int field, dl_str value,
                      const char *option, dl_filter *filter, dl_err *err) {
    dl_buf quoted = { 0 };
    struct reading r = { .mem = mem,
                         .env = env,
                         .text = value,
                         .source = option,
                         .filter = filter,
                         .err = err };
    if (check_text(&r)) return err->code;
    value = dl_str_trim(value);
    if (dl_str_find(value, DL_LIT("\""), 0) == DL_NONE) {
        add_quoted(&quoted, value, fields[field].kind);
        value = dl_str_copy(mem, (dl_str){ quoted.ptr, (uint32_t)quoted.len });
        dl_buf_free(&quoted);
    }
    r.text = value;
    dl_term term = {
        .field = (uint8_t)field, .column = 1, .begins = DL_NO_TIME, .ends = DL_NO_TIME
    };
    if (read_values(&r, &term)) return err->code;
    if (r.at < r.text.len) return FAIL(&r, r.at, "expected nothing more");
    if (filter->terms.n == DL_MAX_TERMS)
        return FAIL(&r, 0, "more than %d terms", DL_MAX_TERMS);
    *DL_PUSH(mem, &filter->terms) = term;
    return DL_OK;
}
