/* bench_store.c - how fast articles are stored and linked, without reading them.
 *
 * usage: bench_store [-a ARTICLES] [-e EVENTS] [-b BYTES] [-s SINGLE] [-p PEOPLE]
 *                    [-f FIRST] DATABASE
 * In:  nothing: made-up analyses of EVENTS events an article, half of them statements;
 *      one article in four retells an earlier one in other words; people are drawn from
 *      PEOPLE names, countries and publishers so that a few have many.
 *      FIRST numbers the first article: beyond those of a database, they are new to it.
 * Out: CPU seconds of storing, linking, indexing; then of SINGLE articles more.
 *
 * SPDX-License-Identifier: MIT */
#include <unistd.h>

#include "bench.h"
#include "dateline/store.h"

enum { COUNTRIES = 150, ACTORS = 12, PARTS = 2, VOCABULARY = 20000, A_DAY = 20 };

typedef struct {
    dl_knowledge k;
    dl_analysis a;
    dl_store *store;
    dl_err err;
    uint32_t articles, events, bytes, single, people, first, seed;
    uint16_t types[5];
} bench;

static void must(const bench *b, dl_code rc) {
    if (rc) die(&b->err);
}

static uint32_t any(bench *b, uint32_t n) {
    b->seed = b->seed * 1664525u + 1013904223u;
    return (b->seed >> 8) % n;
}

/* Every fourth word is the article's own: who retells a story shares its words, not its
 * phrases, and is no copy of it. */
static void write_text(bench *b, dl_buf *text, uint32_t number) {
    dl_buf_clear(text);
    dl_buf_printf(text, "Article %u. ", number);
    for (uint32_t n = 0; text->len < b->bytes; n++) {
        uint32_t word = any(b, VOCABULARY);
        if (n % 4 == 0) word = (word + number * 7) % VOCABULARY;
        for (uint32_t i = 0; i < 3 + word % 7; i++)
            dl_buf_putc(text, (char)('a' + (word * (i + 3) + i * 11) % 26));
        dl_buf_putc(text, ' ');
    }
}

static const char *const parts[] = { "bar", "den", "fol", "gur", "ham", "kis",
                                     "lor", "mun", "nat", "pel", "rik", "sov",
                                     "tan", "vek", "wob", "zim" };

/* The name of person N. Few surnames have many bearers: 1 of 4096 has a 400th of them. */
static dl_str person_name(dl_arena *mem, uint32_t n) {
    uint32_t mixed = n * 2654435761u >> 8, skew = mixed % 64 * (mixed / 64 % 64);
    uint32_t given = n / 16;
    return dl_str_fmt(mem, "%c%s%s %s%s%s", 'A' + (int)(n % 16), parts[given % 16],
                      parts[given / 16 % 16] + 1, parts[skew % 16], parts[skew / 16 % 16],
                      parts[skew / 256 % 16]);
}

static void add_actor(bench *b, uint32_t i) {
    dl_arena *mem = b->a.mem;
    bool country = i % 3 == 0;
    uint32_t who = any(b, country ? any(b, COUNTRIES) + 1 : b->people);
    dl_str name = person_name(mem, who);
    dl_str spelling = name;
    if (who % 8 == 3 && b->seed & 4096) /* one in eight is spelt in two ways */
        spelling = dl_str_fmt(mem, "%.*sh", DL_ARG(name));
    *DL_PUSH(mem, &b->a.mentions.found) = (dl_actor){
        .key = country ? dl_str_fmt(mem, "country/c%u", who)
                       : dl_actor_make_key(mem, DL_ACTOR_PERSON, spelling),
        .name = country ? dl_str_fmt(mem, "Country %u", who) : spelling,
        .kind = country ? DL_ACTOR_COUNTRY : DL_ACTOR_PERSON,
        .parent = country || i % 3 == 2 ? DL_NONE : 0,
    };
    *DL_PUSH(mem, &b->a.text.tokens) = (dl_token){ .off = i * 10, .len = 8 };
    *DL_PUSH(mem, &b->a.mentions.list) = (dl_mention){
        .first = i, .n = 1, .actor = i, .antecedent = DL_NONE, .form = DL_FORM_NOMINAL
    };
}

static void add_event(bench *b, uint32_t i) {
    dl_arena *mem = b->a.mem;
    uint32_t off = 20 + i * (b->bytes - 300) / b->events;
    bool statement = i % 2 == 0, round = i % 30 == 29;
    dl_event *e = DL_PUSH(mem, &b->a.events.list);
    *e = (dl_event){ .type = b->types[statement ? 0
                                      : round   ? 4
                                                : 1 + any(b, 3)],
                     .timex = DL_NONE,
                     .when = DL_NONE,
                     .place = i % 4 == 1 ? any(b, ACTORS) : DL_NONE,
                     .speech = DL_NONE,
                     .status = (uint8_t)any(b, DL_STATUS_COUNT),
                     .same_as = DL_NONE,
                     .trigger = { off, 5 },
                     .evidence = { off, 200 },
                     .confidence = (uint8_t)(50 + any(b, 50)) };
    for (uint16_t p = 0; p < PARTS; p++)
        *DL_PUSH(mem, &e->parts) =
            (dl_part){ .role = round ? 0 : p, .mention = any(b, ACTORS) };
    if (round && any(b, 2))
        *DL_PUSH(mem, &e->fields) = (dl_field){ .number = 1 + any(b, 9) };
    if (!statement) return;
    *DL_PUSH(mem, &e->fields) = (dl_field){ .span = { off, 120 } };
}

/* Article NUMBER; what retells takes words and events from the seed of an earlier one, of
 * that day or the day before. */
static void make(bench *b, dl_buf *text, uint32_t number) {
    static const char *const sources[] = { "Courier", "Herald",  "Mirror", "Observer",
                                           "Post",    "Tribune", "Wire",   "World" };
    dl_arena *mem = b->a.mem;
    char name[40];
    uint32_t back = number % 8 == 7 && number > A_DAY ? A_DAY + 1 : 1;
    dl_arena_reset(mem);
    b->seed = (number % 4 == 3 ? number - back : number) * 2654435761u;
    write_text(b, text, number);
    snprintf(name, sizeof name, "file%u.txt", number);
    b->a = (dl_analysis){ .mem = mem };
    b->a.doc = (dl_document){ .id = dl_str_copy(mem, dl_str_of(name)),
                              .uri = dl_str_copy(mem, dl_str_of(name)),
                              .source = dl_str_of(sources[number % (number % 8 + 1)]),
                              .published = (17000 + number / A_DAY) * DL_MINUTES_A_DAY,
                              .text = { text->ptr, (uint32_t)text->len } };
    for (uint32_t i = 0; i < ACTORS; i++) add_actor(b, i);
    for (uint32_t i = 0; i < b->events; i++) add_event(b, i);
}

static void store_articles(bench *b, uint32_t from, uint32_t n) {
    dl_buf text = { 0 };
    dl_stored out;
    for (uint32_t i = from; i < from + n; i++) {
        make(b, &text, i);
        must(b, dl_store_touch(b->store, &b->k, &b->a.doc, 0, &out, &b->err));
        must(b, dl_store_put(b->store, &b->k, &b->a, 0, &out, &b->err));
    }
    dl_buf_free(&text);
}

static void measure(bench *b, uint32_t from, uint32_t n) {
    dl_store_stats stats = { 0 };
    double start = now();
    store_articles(b, from, n);
    double stored = now();
    must(b, dl_store_finish(b->store, &b->k, &stats, &b->err));
    double end = now();
    printf("%u articles: store %.2f s, finish %.2f s (wall: link %.2f, index %.2f)\n", n,
           stored - start, end - stored, stats.link_seconds, stats.index_seconds);
    printf("  %llu reports, %llu events, %llu actors, %llu + %llu links\n",
           (unsigned long long)stats.reports, (unsigned long long)stats.events,
           (unsigned long long)stats.actors, (unsigned long long)stats.actor_links,
           (unsigned long long)stats.event_links);
}

static const char types[] =
    "event statement \"statement\"\n  role speaker actor\n"
    "  role addressee actor?\n  field content span\n"
    "event meeting \"meeting\"\n  role participant actor\n"
    "  role host actor?\n"
    "event attack \"attack\"\n  role agent actor\n  role target actor?\n"
    "event demand \"demand\"\n  role proposer actor\n"
    "  role target actor?\n"
    "event talk_round \"round of talks\"\n  role participant actor?\n"
    "  field round number?\n";

int main(int argc, char **argv) {
    static const char letters[] = "aebspf";
    bench b = {
        .articles = 20000, .events = 30, .bytes = 5000, .single = 10, .people = 4000
    };
    uint32_t *const numbers[] = { &b.articles, &b.events, &b.bytes,
                                  &b.single,   &b.people, &b.first };
    int c;
    while ((c = getopt(argc, argv, "a:e:b:s:p:f:")) != -1) {
        const char *at = strchr(letters, c);
        int64_t n;
        if (c == '?' || !at || !dl_str_int(dl_str_of(optarg), &n) || n < 1 ||
            n > 10000000)
            return 2;
        *numbers[at - letters] = (uint32_t)n;
    }
    if (optind + 1 != argc || b.bytes < 1000) return 2;
    b.k.mem = dl_arena_new();
    b.a.mem = dl_arena_new();
    b.k.actors = dl_actors_new(b.k.mem);
    snprintf(b.k.fingerprint, sizeof b.k.fingerprint, "%064d", 1);
    must(&b, dl_actors_ready(b.k.actors, &b.err));
    must(&b, dl_event_types_load(b.k.mem, &b.k.types, "types", dl_str_of(types), &b.err));
    for (uint16_t i = 0; i < DL_N(b.types); i++) b.types[i] = i;
    must(&b, dl_store_open(&b.store, argv[argc - 1], DL_STORE_WRITE, &b.err));
    measure(&b, b.first, b.articles);
    measure(&b, b.first + b.articles, b.single);
    dl_store_close(b.store);
    dl_arena_free(b.a.mem);
    dl_arena_free(b.k.mem);
    return 0;
}
