/* charset.c - encodings that a page declares, or that its language suggests.
 *
 * In:  bytes that are not UTF-8. Out: UTF-8, or nothing when the declaration is wrong.
 * The names are those of the Encoding Standard for the web: "latin1" and "ascii" mean
 * Windows-1252, "gb2312" means GB 18030. Pages without a name are read as browsers read
 * them, by the language of the page. What cannot be converted becomes U+FFFD; when that
 * is much, the name was wrong.
 *
 * SPDX-License-Identifier: MIT */
#include "charset.h"

#include <errno.h>
#include <iconv.h>

enum {
    HEAD = 4096,       /* bytes in which a declaration stands */
    TOO_BAD = 20,      /* one in that many high bytes may be wrong */
    MIN_CYRILLIC = 64, /* letters, to tell an alphabet by its bytes */
};

/* LABELS, each between blanks; NAME for people and for iconv; the languages whose pages
 * have it when they name none. */
static const struct {
    const char *labels, *name, *languages;
} charsets[] = {
    { " windows-1250 cp1250 x-cp1250 ", "WINDOWS-1250", " cs sk hr " },
    { " iso-8859-2 iso8859-2 latin2 l2 iso_8859-2 ", "ISO-8859-2", " pl hu sl " },
    { " windows-1251 cp1251 x-cp1251 ", "WINDOWS-1251", " ru uk be bg mk sr kk ky tg " },
    { " koi8-r koi8 koi koi8_r ", "KOI8-R", " " },
    { " koi8-u koi8-ru ", "KOI8-U", " " },
    { " iso-8859-5 iso8859-5 cyrillic iso_8859-5 ", "ISO-8859-5", " " },
    { " ibm866 cp866 866 ", "CP866", " " },
    { " windows-1253 cp1253 x-cp1253 ", "WINDOWS-1253", " " },
    { " iso-8859-7 iso8859-7 greek iso_8859-7 ", "ISO-8859-7", " el " },
    { " windows-1254 cp1254 iso-8859-9 iso8859-9 latin5 ", "WINDOWS-1254", " tr az ku " },
    { " windows-1255 cp1255 ", "WINDOWS-1255", " he iw yi " },
    { " iso-8859-8 iso8859-8 iso-8859-8-i hebrew logical ", "ISO-8859-8", " " },
    { " windows-1256 cp1256 ", "WINDOWS-1256", " ar fa ur ps " },
    { " iso-8859-6 iso8859-6 arabic ", "ISO-8859-6", " " },
    { " windows-1257 cp1257 ", "WINDOWS-1257", " et lt lv " },
    { " iso-8859-4 iso8859-4 latin4 ", "ISO-8859-4", " " },
    { " iso-8859-13 iso8859-13 ", "ISO-8859-13", " " },
    { " windows-1258 cp1258 ", "WINDOWS-1258", " vi " },
    { " windows-874 tis-620 iso-8859-11 dos-874 ", "CP874", " th " },
    { " iso-8859-3 iso8859-3 latin3 ", "ISO-8859-3", " " },
    { " iso-8859-10 latin6 ", "ISO-8859-10", " " },
    { " iso-8859-14 ", "ISO-8859-14", " " },
    { " iso-8859-15 iso8859-15 latin-9 l9 ", "ISO-8859-15", " " },
    { " iso-8859-16 ", "ISO-8859-16", " " },
    { " macintosh mac x-mac-roman ", "MACINTOSH", " " },
    { " x-mac-cyrillic x-mac-ukrainian ", "MAC-CYRILLIC", " " },
    { " gbk gb2312 gb_2312 gb_2312-80 x-gbk gb18030 chinese csgb2312 iso-ir-58 ",
      "GB18030", " zh zh-cn zh-hans zh-sg " },
    { " big5 big5-hkscs cn-big5 x-x-big5 ", "BIG5-HKSCS", " zh-tw zh-hk zh-hant " },
    { " shift_jis shift-jis sjis x-sjis ms_kanji windows-31j ", "CP932", " ja " },
    { " euc-jp x-euc-jp ", "EUC-JP", " " },
    { " iso-2022-jp csiso2022jp ", "ISO-2022-JP", " " },
    { " euc-kr ks_c_5601-1987 ksc5601 korean windows-949 ", "CP949", " ko " },
};

/* ---- declarations --------------------------------------------------------------------- */

static bool is_name(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || strchr("-_.:", c);
}

/* The value behind NAME, "=" and perhaps a quotation mark, in small letters between
 * blanks; FROM is where to look from. False: there is none. */
static bool take_value(dl_str head, uint32_t from, char out[32]) {
    while (from < head.len && strchr(" \t\r\n", head.ptr[from])) from++;
    if (from >= head.len || head.ptr[from] != '=') return false;
    for (from++; from < head.len && strchr(" \t\r\n\"'", head.ptr[from]);) from++;
    uint32_t n = 1;
    out[0] = ' ';
    while (from < head.len && head.ptr[from] && n < 30 && is_name(head.ptr[from]))
        out[n++] = head.ptr[from++];
    out[n++] = ' ';
    out[n] = '\0';
    return n > 2;
}

/* The first NAME=value in HEAD behind the tag that begins with TAG. */
static bool find_value(dl_str head, const char *tag, const char *name, char out[32]) {
    uint32_t at = 0;
    while ((at = dl_str_find(head, dl_str_of(tag), at)) != DL_NONE) {
        dl_str rest = dl_str_sub(head, at, head.len);
        const char *close = memchr(rest.ptr, '>', rest.len);
        if (close) rest.len = (uint32_t)(close - rest.ptr);
        uint32_t in = dl_str_find(rest, dl_str_of(name), 0);
        if (in != DL_NONE && take_value(rest, in + (uint32_t)strlen(name), out))
            return true;
        at++;
    }
    return false;
}

/* The first bytes in small letters, when they are markup; empty otherwise. */
static dl_str markup_head(const dl_buf *raw, char room[HEAD]) {
    uint32_t n = 0, at = 0;
    while (at < raw->len && strchr(" \t\r\n", raw->ptr[at])) at++;
    if (at >= raw->len || raw->ptr[at] != '<') return (dl_str){ 0 };
    for (; at < raw->len && n < HEAD; at++) {
        char c = raw->ptr[at];
        room[n++] = c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
    }
    return (dl_str){ room, n };
}

static const char *charset_labelled(const char *label) {
    for (size_t i = 0; i < DL_N(charsets); i++)
        if (strstr(charsets[i].labels, label)) return charsets[i].name;
    return NULL;
}

/* "pl-PL" is Polish, but "zh-TW" is not just Chinese. */
static const char *charset_of_language(char *language) {
    for (size_t i = 0; i < DL_N(charsets); i++)
        if (strstr(charsets[i].languages, language)) return charsets[i].name;
    char *dash = strpbrk(language, "-_");
    if (!dash) return NULL;
    dash[0] = ' ', dash[1] = '\0';
    return charset_of_language(language);
}

/* ---- an alphabet by its bytes --------------------------------------------------------- */

/* Russian in Windows-1251 has its small letters in e0..ff, in KOI8-R in c0..df. */
static const char *cyrillic_charset(const dl_buf *raw) {
    size_t windows = 0, koi = 0, high = 0, n = raw->len < 65536 ? raw->len : 65536;
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)raw->ptr[i];
        high += c >= 0x80;
        windows += c >= 0xe0;
        koi += c >= 0xc0 && c <= 0xdf;
    }
    if (high < MIN_CYRILLIC || 4 * high < n) return NULL;
    if (10 * windows > 7 * high) return "WINDOWS-1251";
    return 10 * koi > 7 * high ? "KOI8-R" : NULL;
}

/* ---- converting ----------------------------------------------------------------------- */

/* RAW from CHARSET into OUT; returns how many bytes had to be replaced, SIZE_MAX: none
 * could be converted. */
static size_t convert(const dl_buf *raw, const char *charset, dl_buf *out) {
    char room[8192], *in = raw->ptr;
    size_t left = raw->len, bad = 0;
    iconv_t to = iconv_open("UTF-8", charset);
    if (to == (iconv_t)-1) return SIZE_MAX;
    while (left && !out->full) {
        char *at = room;
        size_t space = sizeof room;
        size_t rc = iconv(to, &in, &left, &at, &space);
        int fault = errno;
        dl_buf_add(out, room, (size_t)(at - room));
        if (rc != (size_t)-1 || fault == E2BIG) continue;
        dl_buf_puts(out, "\uFFFD");
        in++, left--, bad++;
    }
    iconv_close(to);
    return out->full ? SIZE_MAX : bad;
}

static size_t count_high(const dl_buf *raw) {
    size_t n = 0;
    for (size_t i = 0; i < raw->len; i++) n += (unsigned char)raw->ptr[i] >= 0x80;
    return n;
}

static bool convert_well(dl_buf *raw, const char *charset) {
    dl_buf out = { 0 };
    size_t bad = charset ? convert(raw, charset, &out) : SIZE_MAX;
    bool good = bad != SIZE_MAX && bad <= count_high(raw) / TOO_BAD &&
                dl_utf8_check(out.ptr ? out.ptr : "", out.len) == out.len;
    if (!good) {
        dl_buf_free(&out);
        return false;
    }
    dl_buf_free(raw);
    *raw = out;
    return true;
}

bool dl_from_declared(dl_buf *raw, const char **encoding) {
    char room[HEAD], value[32];
    dl_str head = markup_head(raw, room);
    bool declared = find_value(head, "<?xml", "encoding", value) ||
                    find_value(head, "<meta", "charset", value);
    if (!declared) return false;
    *encoding = charset_labelled(value);
    return convert_well(raw, *encoding);
}

bool dl_from_charset(dl_buf *raw, dl_str name) {
    char label[32] = " ";
    if (!name.len || name.len > sizeof label - 4) return false;
    uint32_t n = 1 + dl_utf8_lower(name, label + 1, sizeof label - 3);
    label[n] = ' ', label[n + 1] = '\0';
    return convert_well(raw, charset_labelled(label));
}

bool dl_from_escapes(dl_buf *raw, const char **encoding) {
    char room[HEAD], value[32];
    if (!raw->len || !memchr(raw->ptr, 0x1b, raw->len)) return false;
    dl_str head = markup_head(raw, room);
    if (!find_value(head, "<meta", "charset", value)) return false;
    *encoding = charset_labelled(value);
    return *encoding && strcmp(*encoding, "ISO-2022-JP") == 0 &&
           convert_well(raw, *encoding);
}

bool dl_from_language(dl_buf *raw, const char **encoding) {
    char room[HEAD], value[32];
    dl_str head = markup_head(raw, room);
    if (find_value(head, "<html", "lang", value)) {
        *encoding = charset_of_language(value);
        if (convert_well(raw, *encoding)) return true;
    }
    *encoding = cyrillic_charset(raw);
    return convert_well(raw, *encoding);
}
