/* embed.c - build tool: seeds, the page and SQL files become C strings and enums.
 *
 *   dl_embed seeds OUT.c ROOT FILE...     dl_seed_files[]: path below ROOT, text
 *   dl_embed page OUT.c FILE...           dl_page_files[]: the same, by the files' names
 *   dl_embed sql OUT.c OUT.h FILE...      one string per schema file; for queries.sql one
 *                                         enum member and string per "-- :name" block;
 *                                         "-- :walk_{a,b}" is one for each word, which
 *                                         stands for {} in its text
 *
 * Output depends on the content and order of the inputs alone, so builds are repeatable.
 *
 * SPDX-License-Identifier: MIT */
#include "dateline/base.h"

#include <ctype.h>
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct text {
    char *ptr;
    size_t len;
};

static _Noreturn void die(const char *path, const char *what) {
    fprintf(stderr, "dl_embed: %s: %s\n", path, what);
    exit(1);
}

static struct text read_file(const char *path) {
    struct text t = { 0 };
    FILE *f = fopen(path, "rb");
    if (!f) die(path, strerror(errno));
    size_t cap = 1 << 16;
    t.ptr = malloc(cap + 1);
    if (!t.ptr) die(path, "out of memory");
    size_t got;
    while ((got = fread(t.ptr + t.len, 1, cap - t.len, f)) > 0) {
        t.len += got;
        if (t.len == cap) {
            cap *= 2;
            char *bigger = realloc(t.ptr, cap + 1);
            if (!bigger) die(path, "out of memory");
            t.ptr = bigger;
        }
    }
    if (ferror(f)) die(path, "read error");
    fclose(f);
    t.ptr[t.len] = '\0';
    return t;
}

static FILE *create(const char *path) {
    FILE *f = fopen(path, "wb");
    if (!f) die(path, strerror(errno));
    return f;
}

static void finish(FILE *f, const char *path) {
    bool failed = ferror(f) != 0;
    if (fclose(f) != 0 || failed) die(path, "write error");
}

/* As an array of bytes: string literals have a length limit in ISO C. */
static void put_bytes(FILE *out, const char *ptr, size_t len) {
    for (size_t i = 0; i < len; i++)
        fprintf(out, "%s%d,", i % 24 == 0 ? "\n    " : "", (int)(signed char)ptr[i]);
    fprintf(out, "%s0\n", len % 24 == 0 ? "\n    " : "");
}

/* KIND is "seed" or "page". */
static void embed_files(const char *kind, const char *out_path, const char *root,
                        char **files, int n) {
    FILE *out = create(out_path);
    fprintf(out,
            "/* made by dl_embed; do not edit */\n#include \"dateline/seeds.h\"\n\n"
            "extern const dl_seed_file dl_%s_files[];\n"
            "extern const unsigned dl_%s_file_count;\n",
            kind, kind);
    for (int i = 0; i < n; i++) {
        struct text t = read_file(files[i]);
        fprintf(out, "static const char seed_%d[] = {", i);
        put_bytes(out, t.ptr, t.len);
        char hex[DL_SHA256_HEX];
        dl_sha256_hex((dl_str){ t.ptr, (uint32_t)t.len }, hex);
        fprintf(out, "};\nstatic const char sum_%d[] = \"%s\";\n", i, hex);
        free(t.ptr);
    }
    fprintf(out, "\nconst dl_seed_file dl_%s_files[] = {\n", kind);
    for (int i = 0; i < n; i++) {
        size_t skip =
            root && strncmp(files[i], root, strlen(root)) == 0 ? strlen(root) : 0;
        const char *base = strrchr(files[i], '/');
        fprintf(out, "    { \"%s\", seed_%d, sizeof seed_%d - 1, sum_%d },\n",
                root || !base ? files[i] + skip : base + 1, i, i, i);
    }
    fprintf(out, "    { 0, 0, 0, 0 },\n};\nconst unsigned dl_%s_file_count = %d;\n", kind,
            n);
    finish(out, out_path);
}

/* "schema/0001_initial.sql" -> "0001_initial" */
static const char *stem(const char *path, char *out, size_t size) {
    const char *base = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
    snprintf(out, size, "%s", base);
    if (strrchr(out, '.')) *strrchr(out, '.') = '\0';
    return out;
}

/* ---- queries ----------------------------------------------------------------------------- */

enum { MAX_QUERIES = 1024, MAX_QUERY_NAME = 64, MAX_QUERY = 16384 };

struct queries {
    FILE *c;
    int n;
    char names[MAX_QUERIES][MAX_QUERY_NAME];
};

struct piece { /* of a file; not ended by NUL */
    const char *ptr;
    size_t len;
};

/* Appends PIECE to OUT, which has LEN bytes. */
static size_t append(char *out, size_t len, size_t size, struct piece piece) {
    if (len + piece.len >= size) die(piece.ptr, "too long a query");
    memcpy(out + len, piece.ptr, piece.len);
    out[len + piece.len] = '\0';
    return len + piece.len;
}

/* One statement: NAME in front of the alternatives, WORD, REST of the name; TEXT with WORD
 * wherever it has {}. */
static void embed_query(struct queries *q, struct piece name, struct piece word,
                        struct piece rest, struct piece text) {
    static char sql[MAX_QUERY];
    char *out = q->names[q->n];
    size_t len = append(out, 0, MAX_QUERY_NAME, name);
    if (q->n == MAX_QUERIES - 1) die(out, "too many queries");
    append(out, append(out, len, MAX_QUERY_NAME, word), MAX_QUERY_NAME, rest);
    for (int k = 0; k < q->n; k++)
        if (strcmp(q->names[k], out) == 0) die(out, "two queries of one name");
    len = 0;
    for (size_t i = 0; i < text.len; i++) {
        bool place = word.len && i + 1 < text.len && memcmp(text.ptr + i, "{}", 2) == 0;
        len = append(sql, len, sizeof sql,
                     place ? word : (struct piece){ text.ptr + i, 1 });
        i += place;
    }
    fprintf(q->c, "static const char query_%d[] = {", q->n++);
    put_bytes(q->c, sql, len);
    fprintf(q->c, "};\n");
}

/* Blocks under "-- :NAME"; a name with {a,b,c} in it is as many statements. */
static void embed_queries(struct queries *q, const char *path, const char *text) {
    for (const char *at = strstr(text, "-- :"); at;) {
        const char *end = strchr(at, '\n'), *next = end ? strstr(end, "\n-- :") : NULL;
        if (!end) die(path, "a query without text");
        struct piece name = { at + 4, strcspn(at + 4, " \t\r\n") };
        size_t text_len = next ? (size_t)(next - end) : strlen(end);
        struct piece body = { end + 1, text_len > 0 ? text_len - 1 : 0 },
                     none = { "", 0 };
        const char *open = memchr(name.ptr, '{', name.len);
        const char *shut = memchr(name.ptr, '}', name.len);
        if (name.len == 0 || (open == NULL) != (shut == NULL) || open > shut)
            die(path, "bad query name");
        if (!open) embed_query(q, name, none, none, body);
        for (const char *word = open; word && word < shut;) {
            size_t len = strcspn(word + 1, ",}");
            embed_query(
                q, (struct piece){ name.ptr, (size_t)(open - name.ptr) },
                (struct piece){ word + 1, len },
                (struct piece){ shut + 1, name.len - (size_t)(shut + 1 - name.ptr) },
                body);
            word += len + 1;
        }
        at = next ? next + 1 : NULL;
    }
}

static void embed_sql(const char *c_path, const char *h_path, char **files, int n) {
    static struct queries queries;
    int n_migrations = 0;
    FILE *c = create(c_path), *h = create(h_path);
    queries.c = c;
    fprintf(h, "/* made by dl_embed; do not edit */\n#ifndef DATELINE_SQL_H\n"
               "#define DATELINE_SQL_H\n\n#include <stddef.h>\n\n");
    fprintf(c, "/* made by dl_embed; do not edit */\n#include \"sql.h\"\n\n");
    for (int i = 0; i < n; i++) {
        char name[256];
        struct text t = read_file(files[i]);
        stem(files[i], name, sizeof name);
        if (strcmp(name, "queries") != 0) {
            if (isdigit((unsigned char)name[0])) {
                fprintf(c, "static const char migration_%d[] = {", ++n_migrations);
            } else {
                fprintf(h, "extern const char dl_sql_%s[]; /* %s.sql */\n", name, name);
                fprintf(c, "const char dl_sql_%s[] = {", name);
            }
            put_bytes(c, t.ptr, t.len);
            fprintf(c, "};\n");
        } else {
            embed_queries(&queries, files[i], t.ptr);
        }
        free(t.ptr);
    }
    fprintf(h,
            "\n/* Numbered migrations in order; user_version counts them. */\n"
            "extern const char *const dl_sql_migrations[];\n"
            "enum { DL_SQL_MIGRATIONS = %d };\n\n",
            n_migrations);
    fprintf(c, "const char *const dl_sql_migrations[] = {\n");
    for (int i = 1; i <= n_migrations; i++) fprintf(c, "    migration_%d,\n", i);
    fprintf(c, "    NULL\n};\n");
    fprintf(h, "/* Every statement of queries.sql. */\ntypedef enum {\n");
    for (int i = 0; i < queries.n; i++) {
        fprintf(h, "    SQL_");
        for (const char *p = queries.names[i]; *p; p++)
            fputc(toupper((unsigned char)*p), h);
        fprintf(h, ",\n");
    }
    fprintf(h, "    SQL_COUNT\n} dl_sql_id;\n"
               "typedef struct {\n    const char *name, *text;\n} dl_sql_query;\n"
               "extern const dl_sql_query dl_sql_queries[];\n\n#endif\n");
    fprintf(c, "const dl_sql_query dl_sql_queries[] = {\n");
    for (int i = 0; i < queries.n; i++)
        fprintf(c, "    { \"%s\", query_%d },\n", queries.names[i], i);
    fprintf(c, "    { NULL, NULL }\n};\n");
    finish(c, c_path);
    finish(h, h_path);
}

int main(int argc, char **argv) {
    if (argc >= 4 && strcmp(argv[1], "seeds") == 0)
        embed_files("seed", argv[2], argv[3], argv + 4, argc - 4);
    else if (argc >= 4 && strcmp(argv[1], "page") == 0)
        embed_files("page", argv[2], NULL, argv + 3, argc - 3);
    else if (argc >= 4 && strcmp(argv[1], "sql") == 0)
        embed_sql(argv[2], argv[3], argv + 4, argc - 4);
    else
        die("usage", "dl_embed seeds OUT.c ROOT FILE... | page OUT.c FILE... | "
                     "sql OUT.c OUT.h FILE...");
    return 0;
}
