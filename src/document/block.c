/* block.c - cuts a text into paragraphs.
 *
 * In:  the text of a document. Out: its blocks, in order.
 * A blank line always ends a block. Whether a single line end does depends on the text:
 * hard-wrapped lines break where the next word no longer fits, and go on in lower case;
 * elsewhere a line is a paragraph of its own. Wire copy has no blank lines but indents
 * the first line of each paragraph; items of lists hang below their mark.
 *
 * SPDX-License-Identifier: MIT */
#include "reader.h"

enum {
    MAX_WRAP = 112,  /* columns: longer lines are not hard-wrapped ones */
    MIN_WRAP = 44,   /* columns: shorter ones are lists of names, verse, tables */
    SLACK = 10,      /* columns a wrapped line may end early beyond its next word */
    SHORT_BY = 16,   /* columns: a sentence that ends this early ends its paragraph */
    LONG_LINE = 120, /* columns: no heading is this long */
    MIN_INDENT = 2,
};

typedef struct {
    dl_str s;        /* without outer white space; empty = a blank line */
    uint32_t indent; /* columns before it */
    uint32_t width;  /* columns of s */
    uint32_t first;  /* columns of its first word */
    uint32_t hang;   /* column of the words behind a list mark, 0 = no mark */
    bool lower;      /* begins with a lower-case letter or a digit */
    bool finished;   /* ends as sentences end */
} line;

typedef DL_VEC(line) lines;

/* ---- one line ------------------------------------------------------------------------- */

/* Columns of the list mark at the beginning of S with the space behind it, or 0. */
static uint32_t mark_columns(dl_str s) {
    static const char *const marks[] = { "- ", "* ", "+ ", "• ", "· ", "– ", "▪ ", "o " };
    uint32_t n = 0, used = 0;
    bool letter = s.ptr[0] >= 'A' && s.ptr[0] <= 'z' && s.ptr[0] != 'o';
    if (letter) return 0; /* nearly always */
    for (size_t i = 0; i < DL_N(marks) && !used; i++)
        if (dl_str_starts(s, marks[i])) used = (uint32_t)strlen(marks[i]), n = 2;
    while (!used && n < s.len && n < 3 && s.ptr[n] >= '0' && s.ptr[n] <= '9') n++;
    if (!used && (n == 0 || n + 1 >= s.len || (s.ptr[n] != '.' && s.ptr[n] != ')') ||
                  s.ptr[n + 1] != ' '))
        return 0;
    if (!used) used = n += 2;
    while (used < s.len && s.ptr[used] == ' ') used++, n++;
    return n;
}

/* S without one closing quotation mark, bracket or space at its end. */
static dl_str cut_closer(dl_str s) {
    static const char *const wide[] = { "”", "’", "»", "\xc2\xa0" };
    if (s.len && strchr("\"')]* ", s.ptr[s.len - 1])) return dl_str_sub(s, 0, s.len - 1);
    if (s.len && (unsigned char)s.ptr[s.len - 1] < 0x80) return s;
    for (size_t i = 0; i < DL_N(wide); i++)
        if (dl_str_ends(s, wide[i]))
            return dl_str_sub(s, 0, s.len - (uint32_t)strlen(wide[i]));
    return s;
}

/* Does S end in . ! ? : or ;, quotation marks and brackets behind it aside? */
static bool ends_finished(dl_str s) {
    for (uint32_t before = s.len + 1; s.len < before;) {
        before = s.len;
        s = cut_closer(s);
    }
    return s.len && strchr(".!?:;", s.ptr[s.len - 1]) != NULL;
}

dl_str dl_trim_wide(dl_str s) {
    static const char *const spaces[] = { "\xc2\xa0", "\xe2\x80\x8b", "\xef\xbb\xbf" };
    for (;;) {
        s = dl_str_trim(s);
        uint32_t before = s.len;
        bool ascii = s.len && (unsigned char)s.ptr[0] < 0x80 &&
                     (unsigned char)s.ptr[s.len - 1] < 0x80;
        for (size_t i = 0; !ascii && i < DL_N(spaces); i++) {
            uint32_t len = (uint32_t)strlen(spaces[i]);
            if (dl_str_starts(s, spaces[i])) s = dl_str_sub(s, len, s.len);
            if (dl_str_ends(s, spaces[i])) s.len -= len;
        }
        if (s.len == before) return s;
    }
}

static void measure_line(dl_str raw, line *l) {
    l->s = dl_trim_wide(raw);
    if (!l->s.len) return;
    for (const char *c = raw.ptr; c < l->s.ptr; c++)
        l->indent += *c == '\t' ? 8 : ((unsigned char)*c & 0xc0) != 0x80;
    l->width = dl_utf8_count(dl_str_sub(l->s, 0, 4 * LONG_LINE));
    dl_str rest = dl_str_sub(l->s, 0, 4 * LONG_LINE), word = dl_str_cut(&rest, ' ');
    l->first = dl_utf8_count(word);
    l->hang = mark_columns(l->s);
    if (l->hang) l->hang += l->indent;
    uint32_t at = 0;
    l->lower =
        (dl_utf8_class(dl_utf8_next(l->s, &at)) & (DL_CLASS_LOWER | DL_CLASS_DIGIT)) != 0;
    l->finished = ends_finished(l->s);
}

/* The next line of REST; CR, LF and CRLF end lines. */
static dl_str take_line(dl_str *rest) {
    const char *lf = memchr(rest->ptr, '\n', rest->len);
    uint32_t len = lf ? (uint32_t)(lf - rest->ptr) : rest->len;
    const char *cr = len ? memchr(rest->ptr, '\r', len) : NULL;
    uint32_t used = len + (lf != NULL);
    if (cr && cr + 1 != lf) { /* a lone CR: text of old Macs */
        len = (uint32_t)(cr - rest->ptr);
        used = len + 1;
    } else if (cr) {
        len--;
    }
    dl_str head = dl_str_sub(*rest, 0, len);
    *rest = dl_str_sub(*rest, used, rest->len);
    return head;
}

/* ---- runs of lines between blank ones ------------------------------------------------- */

typedef struct {
    uint32_t breaks; /* line ends inside the run that indents don't explain */
    uint32_t open;   /* ... behind a line that ends no sentence */
    uint32_t lower;  /* ... before a line that goes on in lower case */
    uint32_t full;   /* ... where the next word no longer fitted */
    uint32_t width;  /* the widest line, indent included */
    uint32_t indent; /* the least */
} run;

static bool is_indented(const run *r, const line *l) {
    return l->indent >= r->indent + MIN_INDENT;
}

static run measure_run(const line *at, uint32_t n) {
    run r = { .indent = UINT32_MAX };
    for (uint32_t i = 0; i < n; i++) {
        if (at[i].indent < r.indent) r.indent = at[i].indent;
        if (at[i].indent + at[i].width > r.width) r.width = at[i].indent + at[i].width;
    }
    for (uint32_t i = 0; i + 1 < n; i++) {
        const line *a = &at[i], *b = &at[i + 1];
        if (is_indented(&r, b) && !a->hang) continue;
        r.breaks++;
        r.open += !a->finished;
        r.lower += b->lower && !a->finished;
        r.full += a->indent + a->width + 1 + b->first + SLACK > r.width;
    }
    return r;
}

/* Are most line ends of the run those of a hard-wrapped text? STRICT when nothing else in
 * the document speaks for it. */
static bool is_wrapped(const run *r, bool strict) {
    if (r->width > MAX_WRAP || r->width < MIN_WRAP || r->breaks == 0) return false;
    if (2 * r->open < r->breaks) return false;
    if (strict && r->breaks < 3) return r->lower == r->breaks && r->full == r->breaks;
    return 3 * r->lower >= r->breaks || (!strict && 4 * r->full >= 3 * r->breaks);
}

/* ---- blocks --------------------------------------------------------------------------- */

typedef struct {
    const run *r;
    bool wrapped;
    uint32_t hang; /* column where the item of a list goes on, 0 = no item */
} state;

/* Does line B go on with the block that ends with A? */
static bool goes_on(const state *s, const line *a, const line *b) {
    if (b->hang && (s->hang || a->finished)) return false;
    if (s->hang && b->indent == s->hang) return true;
    if (s->wrapped && is_indented(s->r, b)) return false;
    if (a->finished && b->indent > s->r->indent) return false; /* " Reuter" */
    if (s->wrapped) return !a->finished || a->indent + a->width + SHORT_BY > s->r->width;
    if (a->finished) return false;
    return a->width >= LONG_LINE || (b->lower && a->width >= MIN_WRAP);
}

static void cut_run(dl_arena *mem, dl_document *doc, const line *at, uint32_t n,
                    bool wrapped) {
    run r = measure_run(at, n);
    state s = { &r, is_wrapped(&r, !wrapped), 0 };
    for (uint32_t i = 0, first = 0; i < n; i++) {
        if (i == first) s.hang = at[i].hang;
        if (i + 1 < n && goes_on(&s, &at[i], &at[i + 1])) continue;
        const char *end = at[i].s.ptr + at[i].s.len;
        *DL_PUSH(mem, &doc->blocks) = (dl_block){
            .span = { (uint32_t)(at[first].s.ptr - doc->text.ptr),
                      (uint32_t)(end - at[first].s.ptr) },
            .kind = DL_BLOCK_PARAGRAPH,
        };
        first = i + 1;
    }
}

/* Length of the run of lines without a blank one that begins at FROM. */
static uint32_t run_length(const lines *all, uint32_t from) {
    uint32_t n = 0;
    while (from + n < all->n && all->at[from + n].s.len) n++;
    return n;
}

/* Does the document as a whole look hard-wrapped? */
static bool document_wrapped(const lines *all) {
    run sum = { 0 };
    for (uint32_t i = 0, n; i < all->n; i += n ? n : 1) {
        n = run_length(all, i);
        if (n < 2) continue;
        run r = measure_run(&all->at[i], n);
        if (r.width > MAX_WRAP) continue;
        sum.breaks += r.breaks, sum.open += r.open;
        sum.lower += r.lower, sum.full += r.full;
        if (r.width > sum.width) sum.width = r.width;
    }
    return sum.breaks >= 3 && is_wrapped(&sum, true);
}

void dl_find_blocks(dl_arena *mem, dl_document *doc) {
    lines all = { 0 };
    dl_str rest = doc->text;
    doc->blocks.n = 0;
    while (rest.len) {
        dl_str raw = take_line(&rest);
        measure_line(raw, DL_PUSH(mem, &all));
    }
    bool wrapped = document_wrapped(&all);
    for (uint32_t i = 0, n; i < all.n; i += n ? n : 1) {
        n = run_length(&all, i);
        if (n) cut_run(mem, doc, &all.at[i], n, wrapped);
    }
}
