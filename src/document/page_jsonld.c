/* page_jsonld.c - what a page says of itself in JSON-LD.
 *
 * In:  the scripts of type application/ld+json. Out: claims, and the entries of live blogs.
 * Much JSON-LD on the web is broken in a few ways (line ends in strings, trailing commas,
 * comments around it); these are mended first, other faults cost that script only. Names
 * may stand elsewhere in the graph, under an @id.
 *
 * SPDX-License-Identifier: MIT */
#include <jansson.h>

#include "page_facts.h"

enum {
    MAX_SCRIPTS = 64,
    MAX_SCRIPT = 8 << 20, /* bytes */
    MAX_OBJECTS = 4096,   /* looked at, of all scripts */
    MAX_ENTRIES = 4096,
};

typedef struct {
    dl_arena *mem;
    dl_page_facts *facts;
    json_t *scripts[MAX_SCRIPTS];
    uint32_t n, looked;
    const json_t *article, *page; /* the first of its kind */
    const json_t *blog;           /* with entries */
} graph;

/* ---- mending -------------------------------------------------------------------------- */

static const char *skip_spaces(const char *at, const char *end) {
    while (at < end && (*at == ' ' || *at == '\t' || *at == '\n' || *at == '\r')) at++;
    return at;
}

/* RAW with control characters as spaces, without trailing commas and bad escapes. */
static dl_str mend(dl_arena *mem, dl_str raw) {
    char *out = dl_alloc(mem, raw.len + 1);
    const char *at = raw.ptr, *end = raw.ptr + raw.len;
    uint32_t n = 0;
    bool quoted = false;
    for (; at < end; at++) {
        char c = (unsigned char)*at < 0x20 ? ' ' : *at;
        if (quoted && c == '\\' && at + 1 < end) {
            if (!strchr("\"\\/bfnrtu", at[1])) continue; /* "\'" */
            out[n++] = c;
            out[n++] = *++at;
            continue;
        }
        if (c == '"') quoted = !quoted;
        if (!quoted && c == ',') {
            const char *next = skip_spaces(at + 1, end);
            if (next < end && (*next == '}' || *next == ']')) continue;
        }
        out[n++] = c;
    }
    return (dl_str){ out, n };
}

/* From the first bracket on: comments and CDATA marks stand before it. */
static dl_str from_bracket(dl_str s) {
    for (uint32_t i = 0; i < s.len; i++)
        if (s.ptr[i] == '{' ||
            (s.ptr[i] == '[' && !dl_str_starts(dl_str_sub(s, i, s.len), "[CDATA[")))
            return dl_str_sub(s, i, s.len);
    return (dl_str){ 0 };
}

static void load_script(graph *g, dl_str raw) {
    size_t flags = JSON_DISABLE_EOF_CHECK;
    json_error_t fault;
    raw = from_bracket(raw);
    if (!raw.len || raw.len > MAX_SCRIPT || g->n == MAX_SCRIPTS) return;
    dl_str mended = mend(g->mem, raw);
    json_t *script = json_loadb(mended.ptr, mended.len, flags, &fault);
    if (script) g->scripts[g->n++] = script;
}

/* ---- the graph ------------------------------------------------------------------------ */

static bool type_is(const json_t *object, const char *const *names, size_t n) {
    const json_t *type = json_object_get(object, "@type");
    for (size_t k = 0; k < 8; k++) {
        const json_t *one = json_is_array(type) ? json_array_get(type, k) : type;
        const char *name = json_string_value(one);
        if (!name) return false;
        const char *slash = strrchr(name, '/');
        if (slash) name = slash + 1;
        for (size_t i = 0; i < n; i++) {
            size_t len = strlen(name), end = strlen(names[i]);
            if (len >= end && strcmp(name + len - end, names[i]) == 0) return true;
        }
        if (!json_is_array(type)) return false;
    }
    return false;
}

static bool is_article(const json_t *object) {
    static const char *const names[] = { "Article", "BlogPosting", "Report", "Posting",
                                         "Review",  "Recipe",      "HowTo" };
    return type_is(object, names, DL_N(names));
}

static bool is_page(const json_t *object) {
    static const char *const names[] = { "Page" };
    return type_is(object, names, DL_N(names));
}

/* Looks at VALUE and what it is made of for the article and the page. */
static void look_at(graph *g, const json_t *value, uint32_t depth) {
    static const char *const inner[] = { "@graph", "mainEntity", "mainEntityOfPage" };
    if (depth > 8 || g->looked++ >= MAX_OBJECTS) return;
    if (json_is_array(value)) {
        for (size_t i = 0; i < json_array_size(value); i++)
            look_at(g, json_array_get(value, i), depth + 1);
        return;
    }
    if (!json_is_object(value)) return;
    if (json_is_array(json_object_get(value, "liveBlogUpdate")) && !g->blog)
        g->blog = value;
    if (is_article(value)) {
        const json_t *known = g->article;
        if (!known ||
            (!json_object_get(known, "headline") && json_object_get(value, "headline")))
            g->article = value;
    } else if (is_page(value) && !g->page) {
        g->page = value;
    }
    for (size_t i = 0; i < DL_N(inner); i++)
        look_at(g, json_object_get(value, inner[i]), depth + 1);
}

/* The object in the graph that has ID. */
static const json_t *find_id(const json_t *value, const char *id, uint32_t depth) {
    const json_t *found = NULL;
    if (depth > 3) return NULL;
    for (size_t i = 0; json_is_array(value) && !found && i < json_array_size(value); i++)
        found = find_id(json_array_get(value, i), id, depth + 1);
    if (!json_is_object(value)) return found;
    const char *own = json_string_value(json_object_get(value, "@id"));
    if (own && strcmp(own, id) == 0 && json_object_get(value, "name")) return value;
    return find_id(json_object_get(value, "@graph"), id, depth + 1);
}

/* ---- claims --------------------------------------------------------------------------- */

static dl_str string_of(const json_t *value) {
    return (dl_str){ json_string_value(value), (uint32_t)json_string_length(value) };
}

/* The name of a person or publisher: text, an object, a list, or an @id elsewhere. */
static dl_str name_of(const graph *g, const json_t *value, uint32_t depth) {
    dl_str all = { 0 };
    if (json_is_string(value)) return string_of(value);
    for (size_t i = 0; json_is_array(value) && i < json_array_size(value) && i < 16;
         i++) {
        dl_str one = depth < 3 ? name_of(g, json_array_get(value, i), depth + 1) : all;
        if (!one.len || dl_str_find(all, one, 0) != DL_NONE) continue;
        all = all.len ? dl_str_fmt(g->mem, "%.*s, %.*s", DL_ARG(all), DL_ARG(one)) : one;
    }
    if (!json_is_object(value)) return all;
    const json_t *name = json_object_get(value, "name");
    const char *id = json_string_value(json_object_get(value, "@id"));
    for (uint32_t i = 0; !name && id && i < g->n; i++)
        name = json_object_get(find_id(g->scripts[i], id, 0), "name");
    return depth < 3 ? name_of(g, name, depth + 1) : all;
}

static void claim(graph *g, dl_fact fact, unsigned trust, dl_str value) {
    dl_claim_add(g->mem, g->facts, fact, trust, dl_str_copy(g->mem, value));
}

static void claim_all(graph *g, const json_t *object, unsigned trust) {
    static const struct {
        const char *member;
        dl_fact fact;
    } members[] = {
        { "headline", DL_FACT_TITLE },
        { "inLanguage", DL_FACT_LANG },
        { "url", DL_FACT_URL },
        { "mainEntityOfPage", DL_FACT_URL },
        { "datePublished", DL_FACT_PUBLISHED },
        { "dateModified", DL_FACT_UPDATED },
        { "articleBody", DL_FACT_BODY },
    };
    if (!object) return;
    for (size_t i = 0; i < DL_N(members); i++) {
        const json_t *value = json_object_get(object, members[i].member);
        if (json_is_array(value)) value = json_array_get(value, 0);
        if (json_is_object(value)) value = json_object_get(value, "@id");
        unsigned own = members[i].fact == DL_FACT_URL ? DL_TRUST_NAMED : trust;
        if (json_is_string(value)) claim(g, members[i].fact, own, string_of(value));
    }
    claim(g, DL_FACT_AUTHOR, trust, name_of(g, json_object_get(object, "author"), 0));
    claim(g, DL_FACT_SOURCE, trust, name_of(g, json_object_get(object, "publisher"), 0));
}

/* ---- live blogs ----------------------------------------------------------------------- */

static void add_entries(graph *g) {
    const json_t *list = json_object_get(g->blog, "liveBlogUpdate");
    for (size_t i = 0; i < json_array_size(list) && i < MAX_ENTRIES; i++) {
        const json_t *one = json_array_get(list, i);
        dl_str body = string_of(json_object_get(one, "articleBody"));
        dl_str head = string_of(json_object_get(one, "headline"));
        dl_str date = string_of(json_object_get(one, "datePublished"));
        dl_page_entry entry = { .at = DL_NO_TIME };
        if (!body.len) continue;
        entry.title = dl_html_to_text(g->mem, head);
        entry.text = dl_html_to_text(g->mem, body);
        entry.author = dl_str_copy(g->mem, name_of(g, json_object_get(one, "author"), 0));
        if (!dl_date_parse(date, &entry.at)) entry.at = DL_NO_TIME;
        if (entry.text.len) *DL_PUSH(g->mem, &g->facts->entries) = entry;
    }
}

void dl_page_jsonld(dl_arena *mem, const dl_page *page, dl_page_facts *facts) {
    graph g = { .mem = mem, .facts = facts };
    for (uint32_t i = 0; i + 1 < page->nodes.n; i++) {
        const dl_node *node = &page->nodes.at[i];
        if (node->tag == DL_TAG_script && node->end > i + 1)
            load_script(&g, page->nodes.at[i + 1].text);
    }
    for (uint32_t i = 0; i < g.n; i++) look_at(&g, g.scripts[i], 0);
    claim_all(&g, g.article ? g.article : g.blog, DL_TRUST_ARTICLE);
    claim_all(&g, g.page, DL_TRUST_PAGE);
    if (g.blog) add_entries(&g);
    for (uint32_t i = 0; i < g.n; i++) json_decref(g.scripts[i]);
}
