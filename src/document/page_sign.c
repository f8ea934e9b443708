/* page_sign.c - what an element's name, role, class and id say of what is inside it.
 *
 * In:  a page. Out: a set of signs for each node, of the node itself and not of those
 * around it.
 * Class names are cut into words ("relatedPosts", "related-posts", "related_posts"). A
 * single word is weak evidence, as layouts are named after what stands in them
 * ("with-sidebar"): whoever prunes by signs looks at how much text it would cost.
 *
 * SPDX-License-Identifier: MIT */
#include "page.h"

enum { MAX_WORDS = 24, MAX_WORD = 24 };

typedef struct {
    char letters[MAX_WORDS][MAX_WORD];
    uint32_t n;
} class_words;

static const struct {
    const char *word;
    uint16_t sign;
    bool stem;
} words[] = {
#define WORD(word, sign) { #word, DL_SIGN_##sign, false },
#define STEM(word, sign) { #word, DL_SIGN_##sign, true },
#include "page_words.def"
#undef WORD
#undef STEM
};

/* "article-body", "storyContent", "artikeltext": one of the first, then one of the second */
static const char *const body_firsts[] = { "article", "articulo", "artikel", "blog",
                                           "entry",   "field",    "news",    "node",
                                           "nota",    "noticia",  "post",    "single",
                                           "story",   "articolo", "beitrag", "rich" };
static const char *const body_seconds[] = { "body",    "bodytext", "contenido", "content",
                                            "contenu", "copy",     "corpo",     "cuerpo",
                                            "inhalt",  "main",     "text",      "texte",
                                            "texto",   "tresc",    "testo" };
static const char *const body_alone[] = { "bodytext",    "copytext", "fliesstext",
                                          "textbody",    "maintext", "articlebodytext",
                                          "contenttext", "wysiwyg" };

static const struct {
    const char *role;
    uint16_t sign;
} roles[] = {
    { "navigation", DL_SIGN_FRAME },  { "complementary", DL_SIGN_ASIDE },
    { "contentinfo", DL_SIGN_FRAME }, { "search", DL_SIGN_FRAME },
    { "dialog", DL_SIGN_FRAME },      { "alertdialog", DL_SIGN_FRAME },
    { "menu", DL_SIGN_FRAME },        { "menubar", DL_SIGN_FRAME },
    { "tooltip", DL_SIGN_FRAME },     { "main", DL_SIGN_MAIN },
    { "article", DL_SIGN_ARTICLE },   { "banner", DL_SIGN_HEADER },
};

/* ---- words of class names ------------------------------------------------------------- */

static bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}

static bool is_letter(char c) {
    return is_upper(c) || (c >= 'a' && c <= 'z');
}

/* Adds the words of S: runs of letters, cut before a capital behind a small letter. */
static void add_words(class_words *out, dl_str s) {
    for (uint32_t i = 0; i < s.len && out->n < MAX_WORDS;) {
        uint32_t n = 0;
        char *word = out->letters[out->n];
        for (; i < s.len && is_letter(s.ptr[i]); i++) {
            if (n && is_upper(s.ptr[i]) && !is_upper(s.ptr[i - 1])) break;
            if (n + 1 < MAX_WORD) word[n++] = (char)(s.ptr[i] | 0x20);
        }
        word[n] = '\0';
        out->n += n > 0;
        if (!n) i++;
    }
}

/* The sign of WORD; 0: none. The table is sorted, and a stem may begin another one. */
static uint16_t sign_of_word(const char *word) {
    size_t low = 0, high = DL_N(words);
    while (low < high) { /* the first entry behind WORD */
        size_t mid = (low + high) / 2;
        if (strcmp(words[mid].word, word) <= 0)
            low = mid + 1;
        else
            high = mid;
    }
    while (low-- > 0 && words[low].word[0] == word[0]) {
        size_t len = strlen(words[low].word);
        if (strncmp(words[low].word, word, len) != 0) continue;
        if (words[low].stem || word[len] == '\0') return words[low].sign;
    }
    return 0;
}

static bool listed(const char *const *list, size_t n, const char *word) {
    for (size_t i = 0; i < n; i++)
        if (strcmp(list[i], word) == 0) return true;
    return false;
}

/* Is WORD one of the first and one of the second at once: "articlebody"? */
static bool is_body_compound(const char *word) {
    for (size_t i = 0; i < DL_N(body_firsts); i++) {
        size_t len = strlen(body_firsts[i]);
        if (strncmp(word, body_firsts[i], len) == 0 &&
            listed(body_seconds, DL_N(body_seconds), word + len))
            return true;
    }
    return listed(body_alone, DL_N(body_alone), word);
}

/* Page builders call every piece of a page a widget. */
static bool is_built(const class_words *w) {
    for (uint32_t i = 0; i < w->n; i++)
        if (strcmp(w->letters[i], "elementor") == 0) return true;
    return false;
}

static unsigned signs_of_words(const class_words *w) {
    unsigned signs = 0;
    if (is_built(w)) return 0;
    for (uint32_t i = 0; i < w->n; i++) {
        const char *word = w->letters[i];
        signs |= sign_of_word(word);
        if (is_body_compound(word) ||
            (i + 1 < w->n && listed(body_firsts, DL_N(body_firsts), word) &&
             listed(body_seconds, DL_N(body_seconds), w->letters[i + 1])))
            signs |= DL_SIGN_BODY;
    }
    return signs;
}

/* ---- one element ---------------------------------------------------------------------- */

static unsigned signs_of_tag(uint8_t tag) {
    switch (tag) {
    case DL_TAG_nav:
    case DL_TAG_footer:
    case DL_TAG_form:
    case DL_TAG_dialog:
    case DL_TAG_fieldset: return DL_SIGN_FRAME;
    case DL_TAG_aside: return DL_SIGN_ASIDE;
    case DL_TAG_figcaption:
    case DL_TAG_figure:
    case DL_TAG_caption: return DL_SIGN_CAPTION;
    case DL_TAG_address: return DL_SIGN_BYLINE;
    case DL_TAG_header: return DL_SIGN_HEADER;
    case DL_TAG_main: return DL_SIGN_MAIN;
    case DL_TAG_article: return DL_SIGN_ARTICLE;
    default: return 0;
    }
}

/* Does STYLE switch the element off? */
static bool switches_off(dl_str style) {
    uint32_t at = dl_str_find(style, DL_LIT("display"), 0);
    if (at == DL_NONE) return false;
    dl_str value = dl_str_sub(style, at + 7, style.len);
    while (value.len && strchr(" :", value.ptr[0]))
        value = dl_str_sub(value, 1, value.len);
    return dl_str_starts(value, "none");
}

static unsigned signs_of_attributes(const dl_page *page, const dl_node *node) {
    class_words w = { .n = 0 };
    unsigned signs = 0;
    for (uint32_t k = 0; k < node->n; k++) {
        const dl_attr *attr = &page->attributes.at[node->attributes + k];
        if (attr->name == DL_ATTR_class || attr->name == DL_ATTR_id)
            add_words(&w, attr->value);
        if (attr->name == DL_ATTR_hidden) signs |= DL_SIGN_HIDDEN;
        if (attr->name == DL_ATTR_aria_hidden && dl_str_is(attr->value, "true"))
            signs |= DL_SIGN_HIDDEN;
        if (attr->name == DL_ATTR_style && switches_off(attr->value))
            signs |= DL_SIGN_HIDDEN;
        if (attr->name == DL_ATTR_itemprop &&
            dl_str_find(attr->value, DL_LIT("articleBody"), 0) != DL_NONE)
            signs |= DL_SIGN_BODY | DL_SIGN_ITEMPROP;
        if (attr->name == DL_ATTR_itemprop && dl_str_is(attr->value, "description"))
            signs |= DL_SIGN_LEAD;
        for (size_t i = 0; attr->name == DL_ATTR_role && i < DL_N(roles); i++)
            if (dl_str_is(attr->value, roles[i].role)) signs |= roles[i].sign;
    }
    return signs | signs_of_words(&w);
}

unsigned dl_page_sign(const dl_page *page, uint32_t i) {
    const dl_node *node = &page->nodes.at[i];
    if (node->tag == DL_TAG_TEXT || node->tag == DL_TAG_html || node->tag == DL_TAG_body)
        return 0;
    unsigned signs = signs_of_tag(node->tag);
    if (node->n) signs |= signs_of_attributes(page, node);
    return signs;
}
