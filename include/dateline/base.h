/* base.h - what every layer stands on: errors, memory, strings, UTF-8, dates, files.
 *
 * Three kinds of trouble are never mixed: a bad article or input is a dl_code with a
 * dl_err; a bug aborts through DL_ASSERT, in release too; out of memory ends the program.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_BASE_H
#define DATELINE_BASE_H

#include <limits.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "dateline/banned.h"

/* ---- limits: everything that grows has one ------------------------------------------ */

#define DL_MAX_FILE        (2040u << 20) /* bytes of one input file */
#define DL_MAX_TEXT        (8u << 20)    /* bytes of one article's text */
#define DL_MAX_META        4096u         /* bytes of a title, a URL, a name in metadata */
#define DL_MAX_TOKENS      (4u << 20)    /* tokens of one article */
#define DL_MAX_SENTENCE    1024u         /* tokens of one sentence; longer ones are cut */
#define DL_MAX_SEED_FILE   (16u << 20)   /* bytes of one seed file */
#define DL_MAX_DEPTH       64u           /* folders within folders, JSON within JSON */
#define DL_MAX_NODES       (4u << 20)    /* elements and texts of one web page */
#define DL_MAX_NESTING     400u          /* web page: elements within elements */
#define DL_MAX_ATTRIBUTES  1024u         /* web page: of one element */
#define DL_MAX_LEVELS      4u            /* archives within archives */
#define DL_MAX_MEMBERS     (1u << 20) /* files of one archive, inner archives included */
#define DL_MAX_RATIO       200u       /* bytes that a byte of an archive unpacks to */
#define DL_MAX_UNPACKED    (64ull << 30) /* bytes of one archive, unpacked */
#define DL_MAX_MARKS       (1u << 20)    /* marks of one article */
#define DL_MAX_ARGUMENTS   64u           /* of one clause; more are left out */
#define DL_MAX_EVENTS      65536u        /* tellings of one article */
#define DL_MAX_ACTORS      65536u        /* actors of one article */
#define DL_MAX_NAME_TOKENS 12u           /* tokens of one name */
#define DL_MAX_RULES       16384u        /* rules of all files */
#define DL_MAX_SETS        1024u         /* word sets */
#define DL_MAX_JOBS        256u          /* worker threads */
#define DL_MAX_BUF         DL_MAX_FILE   /* bytes of one growing buffer */

/* ---- codes and errors --------------------------------------------------------------- */

typedef enum {
    DL_OK = 0,
    DL_END = 1,     /* nothing more to read: the one positive code */
    DL_EINPUT = -1, /* a bad article: recorded, skipped */
    DL_ELIMIT = -2, /* an article over a limit: recorded, skipped */
    DL_EIO = -3,    /* file, disk, environment: the run stops */
    DL_ESEED = -4,  /* a fault in seeds (rules, words, actors): the run stops */
    DL_ESTORE = -5, /* the database: the run stops, the batch is rolled back */
    DL_EUSAGE = -6, /* what the user typed */
} dl_code;

#define DL_NODISCARD        __attribute__((warn_unused_result))
#define DL_PRINTF(fmt, arg) __attribute__((format(printf, fmt, arg)))
#define DL_UNUSED           __attribute__((unused))

/* Lives on the caller's stack, starts as { 0 }, allocates nothing; the first cause wins. */
typedef struct {
    dl_code code;
    uint32_t line, column; /* from 1; 0 = unknown */
    char source[256];      /* file or object; "" = unknown; long paths keep their end */
    char text[512];        /* what is wrong, valid UTF-8, no newline */
} dl_err;

/* Records a failure, unless ERR holds one already, and returns CODE (or the code held). */
dl_code dl_fail(dl_err *err, dl_code code, const char *format, ...) DL_PRINTF(3, 4);
/* The same with the place: SOURCE may be NULL, LINE and COLUMN 0. */
dl_code dl_fail_at(dl_err *err, dl_code code, const char *source, uint32_t line,
                   uint32_t column, const char *format, ...) DL_PRINTF(6, 7);
/* Writes "source:line:column: text" (parts that are known) into OUT, always terminated. */
void dl_err_format(const dl_err *err, char *out, size_t size);

/* A bug: prints file, line and condition to stderr and aborts, in release builds too. */
#define DL_ASSERT(cond) ((cond) ? (void)0 : dl_bug(__FILE__, __LINE__, #cond))
_Noreturn void dl_bug(const char *file, int line, const char *condition);

/* ---- memory ------------------------------------------------------------------------- */

/* A block allocator: allocations live until reset or free, nothing is freed singly.
 * Not thread-safe: one arena, one thread. */
typedef struct dl_arena dl_arena;

dl_arena *dl_arena_new(void);
void dl_arena_free(dl_arena *mem); /* NULL is fine */
/* Keeps one block of up to 256 KB for the next article. */
void dl_arena_reset(dl_arena *mem);
size_t dl_arena_used(const dl_arena *mem); /* bytes handed out since the last reset */

/* SIZE zeroed bytes, aligned for any type, never NULL: out of memory ends the program. */
void *dl_alloc(dl_arena *mem, size_t size) __attribute__((returns_nonnull, malloc));
#define DL_NEW(mem, type)      ((type *)dl_alloc((mem), sizeof(type)))
#define DL_NEW_N(mem, type, n) ((type *)dl_alloc_n((mem), (n), sizeof(type)))
void *dl_alloc_n(dl_arena *mem, size_t n, size_t size) __attribute__((returns_nonnull));
/* SIZE zeroed bytes outside any arena, to be given to free(); never NULL. */
void *dl_heap_alloc(size_t size) __attribute__((returns_nonnull, malloc));
/* Says that SIZE bytes are not to be had, and exits with 3: the one way out of memory. */
_Noreturn void dl_out_of_memory(size_t size);

/* A vector that grows in an arena. Zero is empty. Across a push keep an index, not a
 * pointer: growth moves the elements. */
#define DL_VEC(type)                                                                     \
    struct {                                                                             \
        type *at;                                                                        \
        uint32_t n, cap;                                                                 \
    }
/* Appends one zeroed element and yields a pointer to it. */
#define DL_PUSH(mem, vec)                                                                \
    (dl_vec_grow((mem), (void **)&(vec)->at, &(vec)->n, &(vec)->cap, sizeof *(vec)->at), \
     &(vec)->at[(vec)->n - 1])
void dl_vec_grow(dl_arena *mem, void **at, uint32_t *n, uint32_t *cap, size_t size);

#define DL_NONE   UINT32_MAX /* "no index" wherever pieces are linked by index */
#define DL_N(tab) (sizeof(tab) / sizeof *(tab))

/* ---- strings ------------------------------------------------------------------------ */

typedef struct {
    const char *ptr;
    uint32_t len;
} dl_str; /* view: not owned, no NUL; { 0 } is the empty string */

typedef struct {
    uint32_t off, len;
} dl_span; /* bytes of dl_document.text, half-open */

#define DL_LIT(s) ((dl_str){ (s), (uint32_t)(sizeof(s) - 1) })
/* for printf: "%.*s", DL_ARG(str) */
#define DL_ARG(s) (int)(s).len, ((s).len ? (s).ptr : "")

dl_str dl_str_of(const char *z); /* view of a C string; NULL gives the empty string */
bool dl_str_eq(dl_str a, dl_str b);
bool dl_str_is(dl_str a, const char *z);
bool dl_str_among(dl_str s, const char *const *list, size_t n); /* is S one of the N? */
int dl_str_cmp(dl_str a, dl_str b); /* byte order, shorter first */
bool dl_str_starts(dl_str s, const char *prefix);
bool dl_str_ends(dl_str s, const char *suffix);
uint32_t dl_str_find(dl_str s, dl_str what, uint32_t from); /* DL_NONE: not there */
dl_str dl_str_sub(dl_str s, uint32_t off, uint32_t len);    /* cut to what is there */
dl_str dl_str_trim(dl_str s); /* ASCII white space at both ends */
/* Markdown's links, "[words](https://...)", whose words are what is meant. AT is their "]":
 * the byte behind the ")"; 0: no link ends its words there. */
uint32_t dl_hyperlink_end(dl_str s, uint32_t at);
/* AT is a "[": does it open the words of a link? */
bool dl_hyperlink_opens(dl_str s, uint32_t at);
/* S with its links as their words, and without the "**" of bold ones; S itself where it has
 * none. A link may be cut at either end of S. */
dl_str dl_without_hyperlinks(dl_arena *mem, dl_str s);
/* Takes the part before the first SEP off S; the rest (after SEP) stays in S. */
dl_str dl_str_cut(dl_str *s, char sep);
/* The next line without its line end (LF or CRLF); false at the end. */
bool dl_str_line(dl_str *rest, dl_str *line);
uint64_t dl_str_hash(dl_str s); /* 64 bits, the same on every machine and in every run */
dl_str dl_str_copy(dl_arena *mem, dl_str s); /* the copy is NUL-terminated as well */
dl_str dl_str_fmt(dl_arena *mem, const char *format, ...) DL_PRINTF(2, 3);
char *dl_str_z(dl_arena *mem, dl_str s); /* NUL-terminated copy */
bool dl_str_int(dl_str s, int64_t *out); /* all of S is a decimal integer */

/* A growing byte buffer on the heap with a limit (DL_MAX_BUF); zero is empty. The bytes
 * are always followed by a NUL. Growth past the limit sets `full` and drops the rest. */
typedef struct {
    char *ptr;
    size_t len, cap;
    bool full;
} dl_buf;

void dl_buf_add(dl_buf *buf, const char *ptr, size_t len);
void dl_buf_str(dl_buf *buf, dl_str s);
void dl_buf_puts(dl_buf *buf, const char *z);
void dl_buf_putc(dl_buf *buf, char c);
void dl_buf_printf(dl_buf *buf, const char *format, ...) DL_PRINTF(2, 3);
void dl_buf_clear(dl_buf *buf); /* keeps the memory */
void dl_buf_free(dl_buf *buf);

/* ---- UTF-8 -------------------------------------------------------------------------- */

/* Offset of the first byte that is not valid UTF-8 (surrogates and overlong forms are
 * not), or LEN. */
size_t dl_utf8_check(const char *ptr, size_t len);
/* The code point at *AT, which moves behind it. S must be valid and *AT inside. */
uint32_t dl_utf8_next(dl_str s, uint32_t *at);
/* Writes CODE into OUT (up to 4 bytes), returns the length. */
uint32_t dl_utf8_put(uint32_t code, char out[4]);
uint32_t dl_utf8_count(dl_str s); /* code points */
/* Columns on a terminal: wide characters two, combining ones none. */
uint32_t dl_utf8_width(dl_str s);

/* classes of a code point, independent of any locale; bits */
enum {
    DL_CLASS_LETTER = 1,
    DL_CLASS_UPPER = 2, /* upper or title case */
    DL_CLASS_LOWER = 4,
    DL_CLASS_DIGIT = 8, /* decimal digit */
    DL_CLASS_SPACE = 16,
    DL_CLASS_PUNCT = 32, /* punctuation and symbols */
    DL_CLASS_MARK = 64,  /* combining mark */
    DL_CLASS_CONTROL = 128,
};
unsigned dl_utf8_class(uint32_t code);
/* Case-folded form for look-up: lower case, and nothing else. Writes at most SIZE bytes
 * into OUT and returns the length; what does not fit is cut at a character. */
uint32_t dl_utf8_lower(dl_str s, char *out, uint32_t size);
/* Form for comparing names: lower case, accents and apostrophes removed, dashes as
 * spaces. The same contract as dl_utf8_lower. */
uint32_t dl_utf8_fold(dl_str s, char *out, uint32_t size);

/* From byte offsets to characters, made in one pass over a text. */
typedef struct {
    dl_str text;
    uint32_t *at; /* characters before every DL_CHARS_STEP bytes; NULL: all are ASCII */
} dl_chars;

enum { DL_CHARS_STEP = 128 };

void dl_chars_make(dl_arena *mem, dl_str text, dl_chars *out);
/* Characters before byte OFF. */
uint32_t dl_chars_before(const dl_chars *chars, uint32_t off);
/* SPAN in characters. */
dl_span dl_chars_span(const dl_chars *chars, dl_span span);

/* ---- civil time --------------------------------------------------------------------- */

typedef int64_t dl_minute; /* minutes since 1970-01-01T00:00, civil calendar, no zone */

#define DL_NO_TIME       INT64_MIN
#define DL_MINUTES_A_DAY 1440
#define DL_MIN_YEAR      1
#define DL_MAX_YEAR      9999

typedef struct {
    int year, month, day; /* 1..9999, 1..12, 1..31 */
    int hour, minute;     /* 0..23, 0..59 */
} dl_civil;

bool dl_civil_valid(dl_civil c);            /* 31 February is not */
dl_minute dl_minute_from_civil(dl_civil c); /* C must be valid */
dl_civil dl_civil_from_minute(dl_minute t);
int dl_weekday(dl_minute t); /* 0 = Monday ... 6 = Sunday */
int dl_days_in_month(int year, int month);
/* T moved by months: the day is kept, or the last of a shorter month. DL_NO_TIME when
 * the result leaves years 1..9999. */
dl_minute dl_add_months(dl_minute t, int months);
void dl_iso_week(dl_minute t, int *year, int *week); /* ISO 8601 week of T */
dl_minute dl_from_iso_week(int year, int week);      /* its Monday */

enum { DL_ISO_MAX = 17 }; /* "YYYY-MM-DDTHH:MM" and NUL */
/* "2019-08-26T00:00"; "" for DL_NO_TIME. Text order is time order. */
const char *dl_iso_format(dl_minute t, char out[DL_ISO_MAX]);
/* Reads YYYY-MM-DD, with optional [T ]HH:MM[:SS[.fff]] and zone (Z, +hh:mm), which is
 * dropped: times are those of the article's own clock. False: not such a date. */
bool dl_iso_parse(dl_str s, dl_minute *out);

/* ---- files -------------------------------------------------------------------------- */

/* Reads all of PATH ("-" is standard input) into OUT, which the caller frees with
 * dl_buf_free. DL_EIO when it can't be read, DL_ELIMIT over DL_MAX_FILE. */
dl_code dl_file_read(const char *path, dl_buf *out, dl_err *err) DL_NODISCARD;
/* Writes a whole file, replacing it atomically (temporary name, then rename). */
dl_code dl_file_write(const char *path, dl_str data, dl_err *err) DL_NODISCARD;

/* Calls VISIT for PATH itself, or, for a folder, for every regular file below it in byte
 * order of the path; names that begin with a dot are passed over, links to folders are
 * not followed. What can't be opened goes to VISIT with a filled err, so that the caller
 * counts it; a non-zero result of VISIT stops the walk and is returned. */
typedef dl_code (*dl_file_visit)(void *context, const char *path, const dl_err *err);
dl_code dl_file_walk(const char *path, dl_file_visit visit, void *context,
                     dl_err *err) DL_NODISCARD;

/* SHA-256 of DATA as 64 hexadecimal digits and NUL. */
enum { DL_SHA256_HEX = 65 };
void dl_sha256_hex(dl_str data, char out[DL_SHA256_HEX]);

#endif
