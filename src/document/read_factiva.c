/* read_factiva.c - exports of Factiva as text or HTML, many articles a file.
 *
 * In:  a file. Out: an article for each "Document XYZ..." line, which ends one.
 * There are two forms: fields with codes (HD headline, SN source, LP and TD text ...), and
 * the article as it is shown: headline, byline, "295 words", date, source, text.
 *
 * SPDX-License-Identifier: MIT */
#include "bundle.h"
#include "reader.h"

/* What a field of some code is for. */
typedef enum { TITLE, AUTHOR, DATE, HOUR, SOURCE, LANGUAGE, TEXT, END, OTHER } role;

static const struct {
    const char *code;
    role role;
} codes[] = {
    { "HD", TITLE },  { "BY", AUTHOR },   { "PD", DATE },   { "ET", HOUR },
    { "SN", SOURCE }, { "LA", LANGUAGE }, { "LP", TEXT },   { "TD", TEXT },
    { "AN", END },    { "SE", OTHER },    { "WC", OTHER },  { "SC", OTHER },
    { "ED", OTHER },  { "PG", OTHER },    { "VOL", OTHER }, { "CY", OTHER },
    { "CO", OTHER },  { "IN", OTHER },    { "NS", OTHER },  { "RE", OTHER },
    { "IPC", OTHER }, { "IPD", OTHER },   { "PUB", OTHER }, { "CT", OTHER },
    { "RF", OTHER },  { "ART", OTHER },   { "NGC", OTHER }, { "GC", OTHER },
    { "CLM", OTHER }, { "CR", OTHER },    { "DLN", OTHER },
};

enum { MIN_NUMBER = 18 /* letters and digits of an accession number */ };

/* ---- lines ---------------------------------------------------------------------------- */

static bool is_blank(dl_str s, uint32_t at) {
    return at < s.len && (s.ptr[at] == ' ' || s.ptr[at] == '\t');
}

/* Index into codes of the code that LINE begins with, which must stand off from what
 * follows, and what follows; -1: none. */
static int code_of(dl_str line, dl_str *value) {
    uint32_t n = 0;
    while (n < line.len && line.ptr[n] >= 'A' && line.ptr[n] <= 'Z') n++;
    if (n < 2 || n > 3) return -1;
    bool off = n == line.len ||
               dl_str_starts(dl_str_sub(line, n, line.len), "\xc2\xa0") ||
               (is_blank(line, n) && (n + 1 == line.len || is_blank(line, n + 1))) ||
               line.ptr[n] == '\t';
    for (size_t i = 0; off && i < DL_N(codes); i++) {
        if (!dl_str_is(dl_str_sub(line, 0, n), codes[i].code)) continue;
        *value = dl_trim_wide(dl_str_sub(line, n, line.len));
        return (int)i;
    }
    return -1;
}

/* "Document XYZ0000020190826ef8q00001", or the like in other languages. */
static bool is_number_line(dl_str line, dl_str *number) {
    uint32_t n = 0, digits = 0;
    while (n < line.len && line.ptr[line.len - 1 - n] != ' ') n++;
    *number = dl_str_sub(line, line.len - n, n);
    if (n < MIN_NUMBER || n == line.len || line.len - n > 16) return false;
    for (uint32_t i = 0; i < n; i++) {
        char c = number->ptr[i];
        bool digit = c >= '0' && c <= '9';
        digits += digit;
        if (!digit && !(c >= 'A' && c <= 'Z') && !(c >= 'a' && c <= 'z')) return false;
    }
    dl_str word = dl_str_trim(dl_str_sub(line, 0, line.len - n));
    return digits >= 8 && (dl_str_starts(word, "Do") || dl_str_starts(word, "Document"));
}

/* ---- articles ------------------------------------------------------------------------- */

/* Codes of the first lines, and accession numbers, in RAW. */
static void count_signs(dl_str text, uint32_t *n_codes, uint32_t *n_numbers) {
    dl_str rest = text, line, value;
    *n_codes = *n_numbers = 0;
    while (dl_bundle_line(&rest, &line, NULL)) {
        *n_codes += code_of(line, &value) >= 0;
        *n_numbers += is_number_line(line, &value);
    }
}

/* The first line of TEXT that opens an article in fields: everything before is a cover. */
static uint32_t first_field(dl_str text) {
    dl_str rest = text, line, value;
    const char *at = rest.ptr;
    while (dl_bundle_line(&rest, &line, NULL)) {
        int code = code_of(line, &value);
        if (code >= 0 && codes[code].role != END) return (uint32_t)(at - text.ptr);
        at = rest.ptr;
    }
    return 0;
}

static void cut_articles(dl_bundle *b) {
    dl_str rest = b->text, line, number;
    uint32_t from = 0, n_codes, n_numbers;
    count_signs(b->text, &n_codes, &n_numbers);
    bool coded = n_codes > 2 * n_numbers;
    while (dl_bundle_line(&rest, &line, NULL)) {
        uint32_t end = rest.len ? (uint32_t)(rest.ptr - b->text.ptr) : b->text.len;
        if (code_of(line, &number) >= 0 && !dl_str_is(number, "")) line = number;
        if (!is_number_line(line, &number)) continue;
        dl_str article = dl_str_sub(b->text, from, end - from);
        uint32_t cover = coded ? first_field(article) : 0;
        *DL_PUSH(b->mem, &b->articles) = (dl_span){ from + cover, end - from - cover };
        from = end;
    }
}

static dl_str between(const char *from, const char *to) {
    return from && to > from ? (dl_str){ from, (uint32_t)(to - from) } : (dl_str){ 0 };
}

/* Joins what the field of a text holds behind what there is. */
static void add_text(dl_buf *text, dl_str part) {
    part = dl_trim_wide(part);
    if (!part.len) return;
    if (text->len) dl_buf_puts(text, "\n\n");
    dl_buf_str(text, part);
}

typedef struct {
    dl_str values[OTHER];
    dl_buf text;
    role open; /* of the field whose lines are being read */
    const char *from;
} fields;

/* The field that is open ends at END. */
static void close_field(fields *f, const char *end) {
    dl_str value = dl_trim_wide(between(f->from, end));
    if (f->open == TEXT)
        add_text(&f->text, value);
    else if (f->open < OTHER && !f->values[f->open].len)
        f->values[f->open] = value;
}

/* The lines of a short field as one. */
static dl_str one_line(dl_arena *mem, dl_str s) {
    char *out = dl_str_z(mem, s);
    uint32_t n = 0;
    for (uint32_t i = 0; i < s.len; i++) {
        bool blank = strchr(" \r\n\t", s.ptr[i]) != NULL;
        if (!blank || (n && out[n - 1] != ' ')) out[n++] = blank ? ' ' : s.ptr[i];
    }
    return (dl_str){ out, n };
}

static void fill_coded(dl_arena *mem, dl_str article, dl_document *doc) {
    fields f = { .open = OTHER };
    dl_str rest = article, line, value, number;
    const char *at = article.ptr;
    while (dl_bundle_line(&rest, &line, NULL)) {
        int code = code_of(line, &value);
        if (code >= 0) {
            close_field(&f, at);
            f.open = codes[code].role;
            f.from = value.len ? value.ptr : rest.ptr;
        }
        at = rest.ptr;
    }
    close_field(&f, article.ptr + article.len);
    doc->title = one_line(mem, f.values[TITLE]);
    doc->source = one_line(mem, f.values[SOURCE]);
    doc->author = one_line(mem, f.values[AUTHOR]);
    doc->lang = one_line(mem, f.values[LANGUAGE]);
    if (f.values[END].len && is_number_line(f.values[END], &number)) doc->id = number;
    dl_bundle_date(doc, dl_str_fmt(mem, "%.*s %.*s", DL_ARG(f.values[DATE]),
                                   DL_ARG(f.values[HOUR])));
    if (doc->published == DL_NO_TIME) dl_bundle_date(doc, f.values[DATE]);
    doc->text =
        dl_str_copy(mem, (dl_str){ f.text.ptr ? f.text.ptr : "", (uint32_t)f.text.len });
    dl_buf_free(&f.text);
}

/* "295 words", "1,204 mots", "295 Wörter" */
static bool is_word_count(dl_str line) {
    uint32_t digits = 0, at = 0;
    while (at < line.len &&
           (strchr(".,", line.ptr[at]) || (line.ptr[at] >= '0' && line.ptr[at] <= '9')))
        digits += line.ptr[at++] > '/';
    dl_str word = dl_str_trim(dl_str_sub(line, at, line.len));
    static const char *const words[] = { "words",    "word",     "mots",
                                         "Wörter",   "palabras", "parole",
                                         "palavras", "woorden",  "слов" };
    for (size_t i = 0; digits && i < DL_N(words); i++)
        if (dl_str_is(word, words[i])) return true;
    return false;
}

static bool is_copyright(dl_str line) {
    return dl_str_starts(line, "(c)") || dl_str_starts(line, "Copyright") ||
           dl_str_starts(line, "©") || dl_str_starts(line, "(C)");
}

/* Headline, byline, "295 words", date, time, source, code, language, copyright, text. */
static bool fill_shown(dl_arena *mem, dl_str article, dl_document *doc) {
    dl_str rest = article, line, head[24], number;
    uint32_t n = 0, words = DL_NONE, date = DL_NONE;
    const char *body = article.ptr;
    while (n < DL_N(head) && dl_bundle_line(&rest, &line, NULL)) {
        if (!line.len) continue;
        if (words == DL_NONE && is_word_count(line)) words = n;
        if (words != DL_NONE && date == DL_NONE && n > words && dl_bundle_date(doc, line))
            date = n;
        head[n++] = line;
        if (!is_copyright(line)) continue;
        body = rest.ptr;
        break;
    }
    if (words == DL_NONE || body == article.ptr) return false;
    doc->title = one_line(mem, head[0]);
    if (words > 1) doc->author = head[words - 1];
    uint32_t source = date == DL_NONE ? words + 1 : date + 1;
    dl_minute clock;
    if (source < n && head[source].len <= 8 &&
        memchr(head[source].ptr, ':', head[source].len) && date != DL_NONE &&
        dl_date_parse(dl_str_fmt(mem, "2000-01-01 %.*s", DL_ARG(head[source])), &clock)) {
        doc->published += clock % DL_MINUTES_A_DAY;
        source++;
    }
    if (source < n) doc->source = head[source];
    dl_str text = dl_trim_wide(between(body, article.ptr + article.len));
    uint32_t at = text.len;
    while (at && text.ptr[at - 1] != '\n') at--;
    if (is_number_line(dl_trim_wide(dl_str_sub(text, at, text.len)), &number)) {
        doc->id = number;
        text = dl_trim_wide(dl_str_sub(text, 0, at));
    }
    doc->text = text;
    return true;
}

static dl_code fill_article(dl_arena *mem, dl_str article, dl_document *doc,
                            dl_err *err) {
    uint32_t n_codes, n_numbers;
    count_signs(article, &n_codes, &n_numbers);
    if (n_codes >= 3) fill_coded(mem, article, doc);
    if (n_codes >= 3 || fill_shown(mem, article, doc)) return DL_OK;
    return dl_fail(err, DL_EINPUT,
                   "no headline, number of words and copyright before the "
                   "text");
}

/* ---- the reader ----------------------------------------------------------------------- */

static int sniff_factiva(dl_str raw) {
    uint32_t n_codes, n_numbers;
    dl_str head = dl_str_sub(raw, 0, 1 << 18);
    if (dl_bundle_is_html(raw)) {
        bool coded = dl_str_find(head, DL_LIT("<b>HD</b>"), 0) != DL_NONE &&
                     dl_str_find(head, DL_LIT("<b>SN</b>"), 0) != DL_NONE;
        return coded ? 97 : 0;
    }
    if (head.len && strchr("{[", head.ptr[0])) return 0;
    count_signs(head, &n_codes, &n_numbers);
    if (n_codes >= 5 && dl_str_find(head, DL_LIT("HD"), 0) != DL_NONE &&
        n_numbers + n_codes >= 6)
        return 92;
    if (!n_numbers) return 0;
    dl_str rest = head, line;
    while (dl_bundle_line(&rest, &line, NULL))
        if (is_word_count(line)) return 90;
    return 0;
}

static dl_code next_factiva(dl_reading *r, dl_arena *mem, dl_document *out, dl_err *err) {
    return dl_bundle_next(r, mem, cut_articles, fill_article, out, err);
}

const dl_reader dl_reader_factiva = {
    .name = "factiva",
    .suffixes = "",
    .help = "exports of Factiva as text, HTML or Word document",
    .sniff = sniff_factiva,
    .next = next_factiva,
    .close = dl_bundle_close,
};
