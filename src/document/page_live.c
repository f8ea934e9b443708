/* page_live.c - the entries of live blogs and of transcripts of several days.
 *
 * In:  a page whose article has been found, and what it says of itself. Out: its entries,
 * each with its text and time; none for an ordinary page.
 * Comments and lists of teasers are made of dated pieces too. So a page must call itself
 * live, or the pieces must be many, each beginning with a time of day. Entries without a
 * day have the page's: going down the page the clock runs one way, and where it jumps the
 * other way a midnight lies between.
 *
 * SPDX-License-Identifier: MIT */
#include "page_facts.h"

enum {
    FEW_ENTRIES = 3,    /* of a page that calls itself live */
    MANY_ENTRIES = 6,   /* of one that does not */
    MIN_TEXT = 30,      /* bytes of an entry */
    MIN_INTRO = 200,    /* bytes of what stands before and behind the entries */
    MAX_MARK = 48,      /* bytes of a line that is a time and nothing else */
    HEAD_NODES = 48,    /* nodes of an entry in which its time stands */
    MIN_PERCENT = 40,   /* of the page's text the entries must have */
    OUT_OF_ORDER = 120, /* minutes by which entries are: no midnight */
    DAYS_BACK = 92,     /* before the page's day: older headings are those of a history */
};

/* ---- does the page call itself live? -------------------------------------------------- */

static bool contains_one(dl_str s, const char *const *words, size_t n) {
    char lower[512];
    dl_str low = { lower,
                   dl_utf8_lower(dl_str_sub(s, 0, sizeof lower), lower, sizeof lower) };
    for (size_t i = 0; i < n; i++)
        if (dl_str_find(low, dl_str_of(words[i]), 0) != DL_NONE) return true;
    return false;
}

static bool is_live(const dl_finding *f, dl_str title) {
    static const char *const titles[] = {
        "live update",     "live blog",        "liveblog",   "liveticker", "live-ticker",
        "as it happened",  "en direct",        "en vivo",    "ao vivo",    "na żywo",
        "minuto a minuto", "minute by minute", "in diretta", "ticker:",    "live:",
        "live news",       "newsticker"
    };
    static const char *const names[] = { "liveblog",    "live-blog",   "live_blog",
                                         "liveticker",  "live-ticker", "liveupdate",
                                         "live-update", "live-feed",   "newsticker" };
    if (contains_one(title, titles, DL_N(titles))) return true;
    for (uint32_t i = 0; i < f->page->nodes.n; i++) {
        dl_str class = dl_page_attr(f->page, i, DL_ATTR_class);
        if (f->out[i] == DL_OUT || !class.len ||
            dl_find_mass(f, i) * 2 < f->mass[f->page->nodes.n])
            continue;
        if (contains_one(class, names, DL_N(names)) ||
            contains_one(dl_page_attr(f->page, i, DL_ATTR_id), names, DL_N(names)))
            return true;
    }
    return false;
}

/* ---- the time of an entry ------------------------------------------------------------- */

typedef struct {
    dl_minute at;   /* a moment, or of day 0: minutes of a day that is not known */
    bool day;       /* is the day known? */
    uint32_t block; /* the line that says so, DL_NONE = an attribute does */
} mark;

/* Is block I a line that is a time or date and nothing else? */
static bool read_mark(const dl_finding *f, uint32_t i, mark *out) {
    dl_str s = f->blocks.at[i].text;
    int minutes;
    *out = (mark){ .block = i };
    if (s.len > MAX_MARK) return false;
    if (dl_date_find(s, (dl_str){ 0 }, &out->at)) {
        out->day = true;
        return true;
    }
    if (!dl_clock_find(s, &minutes)) return false;
    out->at = minutes;
    return true;
}

/* The time that stands at the head of element I. */
static bool head_mark(const dl_finding *f, uint32_t i, uint32_t first, mark *out) {
    const dl_page *page = f->page;
    uint32_t end = page->nodes.at[i].end, near = i + HEAD_NODES;
    for (uint32_t k = i; k < end && k < near; k++) {
        dl_minute t;
        if (page->nodes.at[k].tag != DL_TAG_time ||
            !dl_date_parse(dl_page_attr(page, k, DL_ATTR_datetime), &t))
            continue;
        *out = (mark){ t, true, DL_NONE };
        for (uint32_t b = first; b < f->blocks.n && b < first + 4; b++)
            if (f->blocks.at[b].first > k &&
                f->blocks.at[b].first < page->nodes.at[k].end &&
                f->blocks.at[b].text.len <= MAX_MARK)
                out->block = b;
        return true;
    }
    for (uint32_t b = first; b < f->blocks.n && b < first + 2; b++)
        if (f->blocks.at[b].first < end && read_mark(f, b, out)) return true;
    return false;
}

/* ---- entries that are elements -------------------------------------------------------- */

/* The first block at or behind node I. */
static uint32_t block_at(const dl_finding *f, uint32_t i) {
    uint32_t low = 0, high = f->blocks.n;
    while (low < high) {
        uint32_t mid = (low + high) / 2;
        if (f->blocks.at[mid].first < i)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

static bool is_entry(const dl_finding *f, uint32_t i, mark *out) {
    const dl_node *node = &f->page->nodes.at[i];
    if (f->out[i] == DL_OUT || !(dl_tag_traits(node->tag) & DL_TAG_BLOCK) ||
        f->words[node->end] - f->words[i] < MIN_TEXT)
        return false;
    return head_mark(f, i, block_at(f, i), out);
}

/* Children of element I that are entries; *MASS their text. */
static uint32_t count_entries(const dl_finding *f, uint32_t i, uint32_t *mass) {
    uint32_t n = 0, end = f->page->nodes.at[i].end;
    *mass = 0;
    for (uint32_t k = i + 1; k < end; k = f->page->nodes.at[k].end) {
        mark m;
        if (!is_entry(f, k, &m)) continue;
        *mass += f->words[f->page->nodes.at[k].end] - f->words[k];
        n++;
    }
    return n;
}

/* The element whose children are the entries; DL_NONE: there is none. */
static uint32_t find_list(const dl_finding *f, uint32_t least) {
    uint32_t best = DL_NONE, most = 0;
    for (uint32_t i = 0; i < f->page->nodes.n; i++) {
        const dl_node *node = &f->page->nodes.at[i];
        uint32_t mass, all = f->words[node->end] - f->words[i];
        if (f->out[i] == DL_OUT || node->end - i < least * 3 || all <= most) continue;
        if (count_entries(f, i, &mass) >= least && mass > most) best = i, most = mass;
    }
    uint32_t whole = f->words[f->page->nodes.n];
    return (uint64_t)most * 100 >= (uint64_t)whole * MIN_PERCENT ? best : DL_NONE;
}

/* ---- entries that are runs of blocks -------------------------------------------------- */

/* Lines among the article's blocks that are times. */
static uint32_t count_marks(const dl_finding *f) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < f->blocks.n; i++) {
        mark m;
        n += f->keep[i] && read_mark(f, i, &m) && !m.day;
    }
    return n;
}

/* "Tuesday, 4 June 2019" as a heading of its own, not long before DAY, the page's: a diary,
 * a transcript of several days. */
static bool read_day(const dl_finding *f, uint32_t i, dl_minute day, mark *out) {
    dl_tag tag = f->page->nodes.at[f->blocks.at[i].owner].tag;
    return f->keep[i] && dl_tag_traits(tag) & DL_TAG_HEADING && read_mark(f, i, out) &&
           out->day && day != DL_NO_TIME && out->at < day + DL_MINUTES_A_DAY &&
           out->at >= day - DAYS_BACK * DL_MINUTES_A_DAY;
}

static uint32_t count_days(const dl_finding *f, dl_minute day) {
    uint32_t n = 0;
    dl_minute last = DL_NO_TIME;
    for (uint32_t i = 0; i < f->blocks.n; i++) {
        mark m;
        if (!read_day(f, i, day, &m) || m.at == last) continue;
        last = m.at;
        n++;
    }
    return n;
}

/* ---- making entries ------------------------------------------------------------------- */

typedef struct {
    dl_arena *mem;
    const dl_finding *f;
    dl_page_facts *facts;
    uint8_t *keep; /* of each block: what belongs to the entry being made */
    uint8_t *used; /* belongs to some entry */
    DL_VEC(mark) marks;
} making;

/* An entry of blocks FROM to TO at the time of M; ID is its element's. */
static void make_entry(making *k, uint32_t from, uint32_t to, mark m, dl_str id) {
    const dl_finding *f = k->f;
    dl_page_entry entry = { .id = id };
    memset(k->keep, 0, f->blocks.n);
    for (uint32_t b = from; b < to; b++) {
        const dl_page_block *block = &f->blocks.at[b];
        k->used[b] = 1;
        if (f->out[block->first] || b == m.block ||
            10 * block->link > 6 * block->text.len)
            continue;
        bool heading =
            (dl_tag_traits(f->page->nodes.at[block->owner].tag) & DL_TAG_HEADING);
        if (heading && !entry.title.len)
            entry.title = block->text;
        else
            k->keep[b] = 1;
    }
    entry.text = dl_page_join(k->mem, &f->blocks, k->keep);
    if (entry.text.len < MIN_TEXT && !entry.title.len) return;
    if (!entry.text.len) entry.text = entry.title;
    *DL_PUSH(k->mem, &k->facts->entries) = entry;
    *DL_PUSH(k->mem, &k->marks) = m;
}

static void make_from_list(making *k, uint32_t list) {
    const dl_page *page = k->f->page;
    for (uint32_t i = list + 1; i < page->nodes.at[list].end; i = page->nodes.at[i].end) {
        mark m;
        if (is_entry(k->f, i, &m))
            make_entry(k, block_at(k->f, i), block_at(k->f, page->nodes.at[i].end), m,
                       dl_page_attr(page, i, DL_ATTR_id));
    }
}

/* Entries begin at lines that are times or, with DAY, at headings that are days. */
static void make_from_marks(making *k, dl_minute day) {
    const dl_finding *f = k->f;
    mark m = { 0 }, next;
    uint32_t from = DL_NONE;
    for (uint32_t i = 0; i < f->blocks.n; i++) {
        bool begins = day != DL_NO_TIME
                          ? read_day(f, i, day, &next)
                          : f->keep[i] && read_mark(f, i, &next) && !next.day;
        if (!begins) continue;
        if (from != DL_NONE) make_entry(k, from, i, m, (dl_str){ 0 });
        from = i, m = next;
    }
    if (from != DL_NONE)
        make_entry(k, from, block_at(f, f->page->nodes.at[f->root].end), m,
                   (dl_str){ 0 });
}

/* Days for marks that have only a time, from DAY, the page's. */
static void set_days(making *k, dl_minute day) {
    uint32_t n = k->marks.n;
    int32_t up = 0;
    for (uint32_t i = 1; i < n; i++) {
        int64_t by = (k->marks.at[i].at - k->marks.at[i - 1].at) % DL_MINUTES_A_DAY;
        if (by < 0) by += DL_MINUTES_A_DAY;
        up += by < DL_MINUTES_A_DAY / 2 ? 1 : -1;
    }
    int step = up > 0 ? 1 : -1; /* most have the newest first */
    dl_minute before = DL_NO_TIME;
    for (uint32_t i = 0; i < n; i++) {
        mark *m = &k->marks.at[i];
        dl_page_entry *entry = &k->facts->entries.at[i];
        dl_minute clock = m->at;
        if (!m->day && before != DL_NO_TIME && (clock - before) * step < -OUT_OF_ORDER)
            day += step * DL_MINUTES_A_DAY;
        if (!m->day) before = clock;
        entry->at = m->day ? m->at : day == DL_NO_TIME ? DL_NO_TIME : day + clock;
    }
}

/* What stands outside the entries, when it is more than a line. */
static dl_str text_outside(making *k) {
    for (uint32_t b = 0; b < k->f->blocks.n; b++)
        k->keep[b] = k->f->keep[b] && !k->used[b];
    dl_str text = dl_page_join(k->mem, &k->f->blocks, k->keep);
    return text.len >= MIN_INTRO ? text : (dl_str){ 0 };
}

static uint32_t bytes_of(const dl_page_facts *facts) {
    uint32_t sum = 0;
    for (uint32_t i = 0; i < facts->entries.n; i++) sum += facts->entries.at[i].text.len;
    return sum;
}

dl_str dl_page_live(dl_arena *mem, const dl_finding *f, const dl_document *doc,
                    dl_page_facts *facts) {
    dl_page_facts own = { 0 };
    making k = { .mem = mem, .f = f, .facts = &own };
    bool live = facts->entries.n > 0 || (f->blocks.n && is_live(f, doc->title));
    uint32_t least = live ? FEW_ENTRIES : MANY_ENTRIES;
    if (!f->blocks.n) return (dl_str){ 0 };
    k.keep = DL_NEW_N(mem, uint8_t, f->blocks.n);
    k.used = DL_NEW_N(mem, uint8_t, f->blocks.n);
    uint32_t list = live ? find_list(f, least) : DL_NONE;
    dl_minute page = doc->published;
    if (page != DL_NO_TIME) page -= page % DL_MINUTES_A_DAY;
    if (list != DL_NONE)
        make_from_list(&k, list);
    else if (count_marks(f) >= least)
        make_from_marks(&k, DL_NO_TIME);
    else if (count_days(f, page) >= FEW_ENTRIES)
        make_from_marks(&k, page);
    set_days(&k, page);
    if (own.entries.n < 2 || bytes_of(&own) < bytes_of(facts)) {
        if (facts->entries.n < 2) facts->entries.n = 0;
        return (dl_str){ 0 };
    }
    facts->entries.at = own.entries.at;
    facts->entries.n = own.entries.n;
    facts->entries.cap = own.entries.cap;
    return text_outside(&k);
}
