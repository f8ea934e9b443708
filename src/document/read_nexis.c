/* read_nexis.c - exports of LexisNexis as text, HTML or Word document, many articles a file.
 *
 * In:  a file. Out: an article for each document in it.
 * There are two forms: the older has "1 of 10 DOCUMENTS" before each article and labels in
 * capitals ("BYLINE: "); the newer has labels ("Byline: "), "Body" before the text and "End
 * of Document" behind it, and a cover page before the first. Labels are in the language of
 * whoever exported.
 *
 * SPDX-License-Identifier: MIT */
#include "bundle.h"
#include "reader.h"

typedef enum { AUTHOR, TITLE, LANGUAGE, ADDRESS, ABOVE, BELOW, BODY } role;

/* Labels, folded; ABOVE stand before a text, BELOW behind it. */
static const struct {
    const char *label;
    role role;
} labels[] = {
    { "byline", AUTHOR },
    { "autor", AUTHOR },
    { "verfasser", AUTHOR },
    { "auteur", AUTHOR },
    { "autore", AUTHOR },
    { "von", AUTHOR },
    { "headline", TITLE },
    { "uberschrift", TITLE },
    { "titre", TITLE },
    { "titular", TITLE },
    { "titolo", TITLE },
    { "title", TITLE },
    { "language", LANGUAGE },
    { "sprache", LANGUAGE },
    { "langue", LANGUAGE },
    { "idioma", LANGUAGE },
    { "lingua", LANGUAGE },
    { "taal", LANGUAGE },
    { "url", ADDRESS },
    { "section", ABOVE },
    { "rubrik", ABOVE },
    { "rubrique", ABOVE },
    { "seccion", ABOVE },
    { "sezione", ABOVE },
    { "length", ABOVE },
    { "lange", ABOVE },
    { "longueur", ABOVE },
    { "longitud", ABOVE },
    { "lunghezza", ABOVE },
    { "lengte", ABOVE },
    { "dateline", ABOVE },
    { "highlight", ABOVE },
    { "ort", ABOVE },
    { "ausgabe", ABOVE },
    { "edition", ABOVE },
    { "zeitungskopf", ABOVE },
    { "body", BODY },
    { "hauptteil", BODY },
    { "textkorper", BODY },
    { "volltext", BODY },
    { "corps", BODY },
    { "cuerpo", BODY },
    { "corpo", BODY },
    { "load date", BELOW },
    { "update", BELOW },
    { "erfassungsdatum", BELOW },
    { "ladedatum", BELOW },
    { "date chargement", BELOW },
    { "fecha de carga", BELOW },
    { "publication type", BELOW },
    { "publikationstyp", BELOW },
    { "type de publication", BELOW },
    { "tipo de publicacion", BELOW },
    { "journal code", BELOW },
    { "graphic", BELOW },
    { "grafik", BELOW },
    { "graphique", BELOW },
    { "notes", BELOW },
    { "classification", BELOW },
    { "klassifizierung", BELOW },
    { "clasificacion", BELOW },
    { "subject", BELOW },
    { "company", BELOW },
    { "organization", BELOW },
    { "person", BELOW },
    { "geographic", BELOW },
    { "industry", BELOW },
    { "acc no", BELOW },
    { "pub type", BELOW },
    { "correction date", BELOW },
};

enum { MAX_LABEL = 32, MAX_HEAD_LINES = 12, CENTRED = 8 /* columns before a line */ };

/* ---- lines ---------------------------------------------------------------------------- */

/* Lower case, without accents, dashes as blanks. */
static dl_str fold(dl_str s, char *room, uint32_t size) {
    return dl_str_trim((dl_str){ room, dl_utf8_fold(s, room, size) });
}

static int label_named(dl_str name) {
    char room[2 * MAX_LABEL];
    if (!name.len || name.len > MAX_LABEL) return -1;
    dl_str key = fold(name, room, sizeof room);
    for (size_t i = 0; i < DL_N(labels); i++)
        if (dl_str_is(key, labels[i].label)) return (int)i;
    return -1;
}

/* The label that LINE begins with, and what follows its colon; -1: none. */
static int label_of(dl_str line, dl_str *value) {
    const char *colon = line.len ? memchr(line.ptr, ':', line.len) : NULL;
    *value = (dl_str){ 0 };
    if (!colon) return -1;
    uint32_t n = (uint32_t)(colon - line.ptr);
    *value = dl_trim_wide(dl_str_sub(line, n + 1, line.len));
    return label_named(dl_str_sub(line, 0, n));
}

static bool is_number(dl_str s) {
    for (uint32_t i = 0; i < s.len; i++)
        if (s.ptr[i] < '0' || s.ptr[i] > '9') return false;
    return s.len > 0;
}

/* "1 of 10 DOCUMENTS", "Dokument 1 von 10", "1 de 10 DOCUMENTOS" */
static bool is_counter(dl_str line) {
    static const char *const between[] = { "of", "von", "de", "sur", "di", "van", "av" };
    dl_str words[5];
    uint32_t n = 0, word = DL_NONE, first = DL_NONE;
    if (line.len > 40) return false;
    while (line.len && n < DL_N(words)) {
        dl_str w = dl_str_cut(&line, ' ');
        if (!w.len) continue;
        if (dl_str_starts(w, "DO") || dl_str_starts(w, "Do")) word = n;
        if (first == DL_NONE && is_number(w)) first = n;
        words[n++] = w;
    }
    if (n != 4 || line.len || (word != 0 && word != 3) || first != (word ? 0 : 1))
        return false;
    for (size_t i = 0; i < DL_N(between); i++)
        if (dl_str_is(words[first + 1], between[i])) return is_number(words[first + 2]);
    return false;
}

/* "End of Document" */
static bool is_end(dl_str line) {
    static const char *const ends[] = { "end of document",    "ende des dokuments",
                                        "fin du document",    "fin del documento",
                                        "fine del documento", "einde van document",
                                        "fim do documento",   "ende dokument" };
    char room[64];
    if (line.len < 10 || line.len > 30) return false;
    dl_str key = fold(line, room, sizeof room);
    return dl_str_among(key, ends, DL_N(ends));
}

/* "Body", by itself */
static bool is_body(dl_str line) {
    int label = label_named(line);
    return label >= 0 && labels[label].role == BODY;
}

static bool is_copyright(dl_str line) {
    return dl_str_starts(line, "Copyright") || dl_str_starts(line, "©") ||
           dl_str_starts(line, "(c)");
}

/* ---- articles ------------------------------------------------------------------------- */

static void add_span(dl_bundle *b, uint32_t from, uint32_t to) {
    if (dl_trim_wide(dl_str_sub(b->text, from, to - from)).len)
        *DL_PUSH(b->mem, &b->articles) = (dl_span){ from, to - from };
}

static void cut_articles(dl_bundle *b) {
    dl_str rest = b->text, line;
    uint32_t from = DL_NONE, start = 0;
    bool ends = false;
    while (dl_bundle_line(&rest, &line, NULL)) {
        uint32_t at = rest.len ? (uint32_t)(rest.ptr - b->text.ptr) : b->text.len;
        if (is_counter(line)) {
            if (from != DL_NONE) add_span(b, from, start);
            from = at;
        } else if (is_end(line) && from == DL_NONE) {
            ends = true;
            from = 0;
        }
        if (ends) break;
        start = at;
    }
    if (!ends && from != DL_NONE) add_span(b, from, b->text.len);
    rest = b->text;
    for (from = 0; ends && dl_bundle_line(&rest, &line, NULL);) {
        uint32_t at = rest.len ? (uint32_t)(rest.ptr - b->text.ptr) : b->text.len;
        if (!is_end(line)) continue;
        add_span(b, from, at);
        from = at;
    }
}

/* The lines before the text: what stands above the last date is title and source. */
typedef struct {
    DL_VEC(dl_str) lines;
    uint32_t date; /* index of the line that is a date; DL_NONE */
} masthead;

/* Takes a label above the text into DOC. */
static void take_label(dl_document *doc, int label, dl_str value) {
    switch (labels[label].role) {
    case AUTHOR: doc->author = value; break;
    case TITLE: doc->title = value; break;
    case LANGUAGE: doc->lang = value; break;
    case ADDRESS: doc->uri = value; break;
    default: break;
    }
}

static dl_str join_lines(dl_arena *mem, dl_str a, dl_str b) {
    return a.len ? dl_str_fmt(mem, "%.*s %.*s", DL_ARG(a), DL_ARG(b)) : b;
}

/* The text from FROM up to the first label or copyright line that stands below it. */
static dl_str text_until_labels(dl_str from, dl_document *doc) {
    dl_str rest = from, line, value;
    const char *at = from.ptr, *end = NULL;
    uint32_t indent;
    while (dl_bundle_line(&rest, &line, &indent)) {
        int label = label_of(line, &value);
        if (label < 0) label = label_named(line); /* "Classification", by itself */
        if (label >= 0 && labels[label].role < ABOVE && !end && value.len == 0)
            label = -1;
        bool below =
            label >= 0 && (labels[label].role == BELOW || labels[label].role == LANGUAGE);
        below |= (indent >= CENTRED && is_copyright(line)) || is_end(line);
        if (below && !end) end = at;
        if (label >= 0 && end) take_label(doc, label, value);
        at = rest.ptr;
    }
    uint32_t len = end ? (uint32_t)(end - from.ptr) : from.len;
    return dl_str_sub(from, 0, len);
}

/* Without blank lines at both ends; the first line keeps its indent. */
static dl_str trim_lines(dl_str s) {
    uint32_t from = 0;
    for (uint32_t i = 0; i < s.len && strchr(" \t\r\n", s.ptr[i]); i++)
        if (s.ptr[i] == '\n') from = i + 1;
    s = dl_str_sub(s, from, s.len);
    while (s.len && strchr(" \t\r\n", s.ptr[s.len - 1])) s.len--;
    return s;
}

/* ---- the older form ------------------------------------------------------------------- */

/* The next run of lines without a blank one, as one line; *REST moves behind it. */
static dl_str take_run(dl_arena *mem, dl_str *rest) {
    dl_str line, run = { 0 };
    while (dl_bundle_line(rest, &line, NULL) && (line.len || !run.len))
        if (line.len) run = join_lines(mem, run, line);
    return run;
}

/* Takes source, date and edition: the lines up to the blank one behind the date. */
static void take_masthead(dl_str *rest, dl_document *doc) {
    dl_str line;
    bool dated = false;
    for (uint32_t n = 0; n < MAX_HEAD_LINES && dl_bundle_line(rest, &line, NULL);) {
        if (!line.len && dated) return;
        if (!line.len) continue;
        n++;
        if (!doc->source.len)
            doc->source = line;
        else if (!dated)
            dated = dl_bundle_date(doc, line);
    }
}

/* Moves behind "BODY:", if that comes next. */
static void pass_body_label(dl_str *rest) {
    dl_str after = *rest, line = { 0 }, value;
    while (dl_bundle_line(&after, &line, NULL) && !line.len) {
    }
    int label = label_of(line, &value);
    if (label < 0 || labels[label].role != BODY) return;
    if (value.len)
        after = dl_str_sub(*rest, (uint32_t)(value.ptr - rest->ptr), rest->len);
    *rest = after;
}

/* Source, date, edition; title; labels; text. */
static void fill_older(dl_arena *mem, dl_str article, dl_document *doc) {
    dl_str rest = article, value;
    take_masthead(&rest, doc);
    for (bool first = true; rest.len; first = false) {
        dl_str before = rest, run = take_run(mem, &rest);
        int label = label_of(run, &value);
        if (label >= 0) {
            if (labels[label].role == BODY || labels[label].role == BELOW) {
                rest = before;
                break;
            }
            take_label(doc, label, value);
        } else if (first) {
            doc->title = run;
        } else {
            rest = before;
            break;
        }
    }
    pass_body_label(&rest);
    doc->text = trim_lines(text_until_labels(rest, doc));
}

/* ---- the newer form ------------------------------------------------------------------- */

/* Title, source and date are the last lines in a row before labels and "Body". */
static void fill_newer(dl_arena *mem, dl_str article, dl_document *doc) {
    dl_str rest = article, line, value;
    masthead h = { .date = DL_NONE };
    while (dl_bundle_line(&rest, &line, NULL) && !is_body(line)) {
        int label = label_of(line, &value);
        if (label >= 0) take_label(doc, label, value);
        dl_document trial = { .published = DL_NO_TIME };
        if (line.len && label < 0 && dl_bundle_date(&trial, line)) h.date = h.lines.n;
        *DL_PUSH(mem, &h.lines) = line;
    }
    if (h.date != DL_NONE) dl_bundle_date(doc, h.lines.at[h.date]);
    uint32_t at = h.date == DL_NONE ? 0 : h.date;
    while (at && !h.lines.at[at - 1].len) at--;
    if (at) doc->source = h.lines.at[--at];
    while (at && !h.lines.at[at - 1].len) at--;
    while (at && h.lines.at[at - 1].len) at--; /* the title's first line */
    for (; at < h.date && at < h.lines.n && h.lines.at[at].len &&
           h.lines.at[at].ptr != doc->source.ptr;
         at++)
        doc->title = join_lines(mem, doc->title, h.lines.at[at]);
    doc->text = trim_lines(text_until_labels(rest, doc));
}

static dl_code fill_article(dl_arena *mem, dl_str article, dl_document *doc,
                            dl_err *err) {
    dl_str rest = article, line;
    bool newer = false, ended = false;
    (void)err; /* what is missing is found out by the caller */
    while (dl_bundle_line(&rest, &line, NULL)) {
        newer |= is_body(line);
        ended |= is_end(line);
    }
    if (newer && ended)
        fill_newer(mem, article, doc);
    else
        fill_older(mem, article, doc);
    return DL_OK;
}

/* ---- the reader ----------------------------------------------------------------------- */

static int sniff_nexis(dl_str raw) {
    dl_str head = dl_str_sub(raw, 0, 1 << 18), rest = head, line;
    bool body = false;
    if (head.len && strchr("{[", head.ptr[0])) return 0;
    if (dl_bundle_is_html(raw)) {
        dl_str at = DL_LIT(" DOCUMENTS</");
        return dl_str_find(head, at, 0) != DL_NONE ? 97 : 0;
    }
    while (dl_bundle_line(&rest, &line, NULL)) {
        if (is_counter(line)) return 93;
        body |= is_body(line);
        if (body && is_end(line)) return 93;
    }
    return 0;
}

static dl_code next_nexis(dl_reading *r, dl_arena *mem, dl_document *out, dl_err *err) {
    return dl_bundle_next(r, mem, cut_articles, fill_article, out, err);
}

const dl_reader dl_reader_nexis = {
    .name = "nexis",
    .suffixes = "",
    .help = "exports of LexisNexis as text, HTML or Word document",
    .sniff = sniff_nexis,
    .next = next_nexis,
    .close = dl_bundle_close,
};
