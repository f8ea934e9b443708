/* page_facts.c - which of the things that a page says of itself are believed.
 *
 * In:  claims. Out: title, source, author, language, address and dates of the article.
 * A time in Greenwich's zone is often the work of a content system; when another claim
 * gives the same moment in a zone of its own, that is the clock of the newsroom.
 *
 * SPDX-License-Identifier: MIT */
#include "page_facts.h"

#include "reader.h"

void dl_claim_add(dl_arena *mem, dl_page_facts *facts, dl_fact fact, unsigned trust,
                  dl_str value) {
    value = dl_trim_wide(value);
    if (!value.len) return;
    *DL_PUSH(mem, &facts->claims) = (dl_claim){ (uint8_t)fact, (uint8_t)trust, value };
}

/* ---- what makes sense ----------------------------------------------------------------- */

static bool is_address(dl_str s) {
    return dl_str_starts(s, "http://") || dl_str_starts(s, "https://") ||
           dl_str_starts(s, "//") || dl_str_starts(s, "www.");
}

static bool has_letters(dl_str s) {
    for (uint32_t at = 0; at < s.len;)
        if (dl_utf8_class(dl_utf8_next(s, &at)) & DL_CLASS_LETTER) return true;
    return false;
}

/* "talks-in-norby": the name of a file. */
static bool is_slug(dl_str s) {
    uint32_t dashes = 0;
    for (uint32_t i = 0; i < s.len; i++) {
        if (s.ptr[i] == ' ' || (unsigned char)s.ptr[i] >= 0x80) return false;
        dashes += s.ptr[i] == '-' || s.ptr[i] == '_';
    }
    return dashes >= 2;
}

static bool makes_sense(dl_fact fact, dl_str s) {
    static const char *const nobody[] = {
        "admin", "administrator", "redaktion", "editor",
        "null",  "undefined",     "unknown",   "author"
    };
    char lower[16];
    dl_minute t;
    switch (fact) {
    case DL_FACT_PUBLISHED:
    case DL_FACT_UPDATED: /* the first day of Unix time stands for none */
        return dl_date_parse(s, &t) && t / DL_MINUTES_A_DAY != 0 &&
               dl_civil_from_minute(t).year > 1700;
    case DL_FACT_TITLE: return !is_address(s) && has_letters(s) && !is_slug(s);
    case DL_FACT_URL: return dl_str_starts(s, "http://") || dl_str_starts(s, "https://");
    case DL_FACT_LANG: return s.len >= 2 && s.len <= 16;
    case DL_FACT_AUTHOR:
        if (is_address(s) || s.len > 300 || !has_letters(s)) return false;
        if (s.len >= sizeof lower) return true;
        for (size_t i = 0; i < DL_N(nobody); i++)
            if (dl_str_is((dl_str){ lower, dl_utf8_lower(s, lower, sizeof lower) },
                          nobody[i]))
                return false;
        return true;
    default: return !is_address(s) && has_letters(s);
    }
}

dl_str dl_claim_best(const dl_page_facts *facts, dl_fact fact) {
    const dl_claim *best = NULL;
    for (uint32_t i = 0; i < facts->claims.n; i++) {
        const dl_claim *c = &facts->claims.at[i];
        if (c->fact == fact && (!best || c->trust < best->trust) &&
            makes_sense(fact, c->value))
            best = c;
    }
    return best ? best->value : (dl_str){ 0 };
}

/* ---- titles, names -------------------------------------------------------------------- */

/* A value as people read it: without markup and references, on one line. */
static dl_str plain(dl_arena *mem, dl_str s) {
    for (int i = 0;
         i < 2 && (memchr(s.ptr ? s.ptr : "", '&', s.len) || dl_looks_like_html(s)); i++)
        s = dl_html_to_text(mem, s); /* twice: "&amp;#8217;" */
    char *out = dl_alloc(mem, s.len + 1);
    uint32_t n = 0;
    for (uint32_t i = 0; i < s.len; i++) {
        bool space = strchr(" \t\r\n", s.ptr[i]) != NULL;
        if (space && n && out[n - 1] == ' ') continue;
        out[n++] = space ? ' ' : s.ptr[i];
    }
    return dl_meta_trim((dl_str){ out, n });
}

/* S without the name of the site behind " | " or " - ". */
static dl_str cut_site(dl_str s, dl_str site) {
    static const char *const marks[] = {
        " | ", " - ", " – ", " — ", " :: ", " • ", " » "
    };
    char end[256], name[256];
    dl_str low = { name, dl_utf8_fold(site, name, sizeof name) };
    for (size_t i = 0; i < DL_N(marks); i++) {
        uint32_t at = DL_NONE, next = 0;
        while ((next = dl_str_find(s, dl_str_of(marks[i]), next)) != DL_NONE) at = next++;
        if (at == DL_NONE || at < 10) continue;
        dl_str tail = dl_str_sub(s, at + (uint32_t)strlen(marks[i]), s.len);
        dl_str folded = { end, dl_utf8_fold(tail, end, sizeof end) };
        if (low.len && (dl_str_eq(folded, low) || dl_str_starts(folded, name) ||
                        dl_str_find(low, folded, 0) == 0))
            return dl_str_trim(dl_str_sub(s, 0, at));
    }
    return s;
}

/* The headline that readers see, when TITLE is that and more. */
static dl_str cut_to_headline(dl_arena *mem, const dl_page_facts *facts, dl_str title) {
    for (uint32_t i = 0; i < facts->claims.n; i++) {
        const dl_claim *c = &facts->claims.at[i];
        if (c->fact != DL_FACT_TITLE || c->trust != DL_TRUST_MARKED) continue;
        dl_str seen = plain(mem, c->value);
        if (seen.len < 10 || seen.len >= title.len) continue;
        if (dl_str_eq(dl_str_sub(title, 0, seen.len), seen)) return seen;
    }
    return title;
}

static dl_str title_of(dl_arena *mem, const dl_page_facts *facts, dl_str site) {
    dl_str title = plain(mem, dl_claim_best(facts, DL_FACT_TITLE));
    return cut_site(cut_to_headline(mem, facts, title), plain(mem, site));
}

static dl_str host_of(dl_str url) {
    uint32_t at = dl_str_find(url, DL_LIT("://"), 0);
    if (at == DL_NONE) return (dl_str){ 0 };
    dl_str rest = dl_str_sub(url, at + 3, url.len), host = dl_str_cut(&rest, '/');
    if (dl_str_starts(host, "www.")) host = dl_str_sub(host, 4, host.len);
    return dl_str_cut(&host, ':');
}

/* Without "By ", "Von ": the name. */
static dl_str cut_by(dl_str s) {
    static const char *const words[] = { "By ",  "by ",  "Von ", "von ",
                                         "Par ", "Por ", "BY " };
    for (size_t i = 0; i < DL_N(words); i++)
        if (dl_str_starts(s, words[i]))
            return dl_str_trim(dl_str_sub(s, (uint32_t)strlen(words[i]), s.len));
    return s;
}

/* ---- dates ---------------------------------------------------------------------------- */

/* The same moment as T in Greenwich by the clock of the newsroom, if a claim has it. */
static void localise(const dl_page_facts *facts, dl_minute *t, int16_t *zone) {
    for (uint32_t i = 0; *zone == 0 && i < facts->claims.n; i++) {
        const dl_claim *c = &facts->claims.at[i];
        dl_minute other;
        int16_t own;
        if ((c->fact != DL_FACT_PUBLISHED && c->fact != DL_FACT_UPDATED) ||
            !dl_date_parse_zone(c->value, &other, &own) || own == DL_NO_ZONE || own == 0)
            continue;
        if (other - own != *t) continue;
        *t = other, *zone = own;
    }
}

/* A day in an address: /2019/08/26/, /2019-08-26-, /20190826/. */
static dl_minute date_of_address(dl_str url) {
    for (uint32_t i = 0; i + 9 < url.len; i++) {
        const char *s = url.ptr + i;
        char iso[16];
        dl_minute t;
        if (*s != '/' && *s != '-' && *s != '_') continue;
        bool apart = (s[5] == '/' || s[5] == '-') && s[8] == s[5];
        if (apart && i + 10 < url.len)
            snprintf(iso, sizeof iso, "%.4s-%.2s-%.2s", s + 1, s + 6, s + 9);
        else
            snprintf(iso, sizeof iso, "%.4s-%.2s-%.2s", s + 1, s + 5, s + 7);
        uint32_t next = i + (apart ? 11 : 9);
        bool ends = next >= url.len || url.ptr[next] < '0' || url.ptr[next] > '9';
        if (ends && (iso[0] == '1' || iso[0] == '2') &&
            dl_iso_parse((dl_str){ iso, 10 }, &t) &&
            dl_civil_from_minute(t).year >= 1990 && dl_civil_from_minute(t).year < 2100)
            return t;
    }
    return DL_NO_TIME;
}

/* In Greenwich it may be the day before or after: the day in the address is the newsroom's. */
static void take_local_day(dl_document *out) {
    dl_minute day = date_of_address(out->uri);
    if (out->zone != 0 || day == DL_NO_TIME || out->published == DL_NO_TIME) return;
    dl_minute own = out->published - out->published % DL_MINUTES_A_DAY;
    if (day != own - DL_MINUTES_A_DAY && day != own + DL_MINUTES_A_DAY) return;
    out->published = day;
    out->zone = DL_NO_ZONE;
}

static void believe_dates(const dl_page_facts *facts, dl_document *out) {
    int16_t zone = DL_NO_ZONE;
    dl_str published = dl_claim_best(facts, DL_FACT_PUBLISHED);
    dl_str updated = dl_claim_best(facts, DL_FACT_UPDATED);
    if (published.len && dl_date_parse_zone(published, &out->published, &out->zone))
        localise(facts, &out->published, &out->zone);
    else
        out->published = date_of_address(out->uri);
    take_local_day(out);
    if (!updated.len || !dl_date_parse_zone(updated, &out->updated, &zone)) return;
    localise(facts, &out->updated, &zone);
    if (out->zone == 0 && zone != DL_NO_ZONE && zone != 0 && published.len)
        out->published += zone, out->zone = zone;
    else if (zone == 0 && out->zone != DL_NO_ZONE)
        out->updated += out->zone;
    if (out->zone == DL_NO_ZONE && out->published == DL_NO_TIME) out->zone = zone;
    if (out->published != DL_NO_TIME && out->updated <= out->published)
        out->updated = DL_NO_TIME;
}

void dl_page_believe(dl_arena *mem, const dl_page_facts *facts, dl_document *out) {
    out->uri = dl_meta_trim(dl_claim_best(facts, DL_FACT_URL));
    dl_str site = dl_claim_best(facts, DL_FACT_SOURCE);
    out->title = title_of(mem, facts, site.len ? site : host_of(out->uri));
    out->source = site.len ? plain(mem, site) : host_of(out->uri);
    out->author = cut_by(plain(mem, dl_claim_best(facts, DL_FACT_AUTHOR)));
    out->lang = dl_meta_trim(dl_claim_best(facts, DL_FACT_LANG));
    believe_dates(facts, out);
}
