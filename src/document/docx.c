/* docx.c - the text of Word documents.
 *
 * In:  the bytes of a .docx file, a zip archive. Out: the paragraphs of its main part.
 * Running heads, notes, comments and what has been deleted are left out.
 *
 * SPDX-License-Identifier: MIT */
#include "docx.h"

#include <archive.h>
#include <archive_entry.h>
#include <libxml/xmlreader.h>

enum { BLOCK = 1 << 16, MAX_PART = 256 << 20 /* bytes of word/document.xml */ };

bool dl_is_office(dl_str raw) {
    static const char *const first[] = { "[Content_Types].xml", "_rels/", "docProps/",
                                         "word/", "mimetype" };
    enum { NAME_AT = 30 }; /* of the local file header */
    if (raw.len < 4 || memcmp(raw.ptr, "PK\x03\x04", 4) != 0) return false;
    for (size_t i = 0; i < DL_N(first); i++)
        if (dl_str_starts(dl_str_sub(raw, NAME_AT, raw.len), first[i])) return true;
    return false;
}

/* ---- the main part -------------------------------------------------------------------- */

static dl_code read_part(struct archive *a, dl_buf *part, dl_err *err) {
    char block[BLOCK];
    for (;;) {
        la_ssize_t n = archive_read_data(a, block, sizeof block);
        if (n == 0) return DL_OK;
        if (n < 0) return dl_fail(err, DL_EINPUT, "a damaged Word document");
        if (part->len + (size_t)n > MAX_PART)
            return dl_fail(err, DL_ELIMIT, "a Word document of over %d MB of markup",
                           MAX_PART >> 20);
        dl_buf_add(part, block, (size_t)n);
    }
}

/* word/document.xml, or under the name that its relations give the main part. */
static bool is_main_part(const char *name) {
    return name && (strcmp(name, "word/document.xml") == 0 ||
                    strcmp(name, "word/document2.xml") == 0);
}

static dl_code find_part(const dl_buf *raw, dl_buf *part, dl_err *err) {
    struct archive *a = archive_read_new();
    struct archive_entry *entry;
    bool found = false;
    DL_ASSERT(a);
    archive_read_support_format_zip(a);
    if (archive_read_open_memory(a, raw->ptr, raw->len) == ARCHIVE_OK)
        while (!found && archive_read_next_header(a, &entry) == ARCHIVE_OK) {
            found = is_main_part(archive_entry_pathname(entry));
            if (found) read_part(a, part, err);
        }
    archive_read_free(a);
    if (!found)
        dl_fail(err, DL_EINPUT,
                "an office document or e-book that is no .docx, or damaged: save it as "
                ".docx or text");
    else if (!part->len)
        dl_fail(err, DL_EINPUT, "a damaged Word document");
    return err->code;
}

/* ---- its text ------------------------------------------------------------------------- */

static void add_node(xmlTextReaderPtr stream, bool *inside, dl_buf *out) {
    int type = xmlTextReaderNodeType(stream);
    const char *name = (const char *)xmlTextReaderConstLocalName(stream);
    bool starts = type == XML_READER_TYPE_ELEMENT;
    if (starts && strcmp(name, "t") == 0) *inside = !xmlTextReaderIsEmptyElement(stream);
    if (starts && strcmp(name, "tab") == 0 && out->len) dl_buf_putc(out, ' ');
    if (starts && (strcmp(name, "br") == 0 || strcmp(name, "cr") == 0))
        dl_buf_putc(out, '\n');
    if (starts && strcmp(name, "p") == 0 && xmlTextReaderIsEmptyElement(stream))
        dl_buf_putc(out, '\n');
    if (type == XML_READER_TYPE_END_ELEMENT && strcmp(name, "t") == 0) *inside = false;
    if (type == XML_READER_TYPE_END_ELEMENT && strcmp(name, "p") == 0)
        dl_buf_putc(out, '\n');
    const xmlChar *value = *inside ? xmlTextReaderConstValue(stream) : NULL;
    if (value) dl_buf_puts(out, (const char *)value);
}

static void ignore_error(void *context, const char *text, xmlParserSeverities severity,
                         xmlTextReaderLocatorPtr where) {
    (void)context, (void)text, (void)severity, (void)where;
}

dl_code dl_docx_text(dl_buf *raw, dl_err *err) {
    dl_buf part = { 0 }, text = { 0 };
    if (find_part(raw, &part, err)) {
        dl_buf_free(&part);
        return err->code;
    }
    xmlTextReaderPtr stream = xmlReaderForMemory(part.ptr, (int)part.len, NULL, NULL,
                                                 XML_PARSE_NONET | XML_PARSE_COMPACT);
    DL_ASSERT(stream);
    xmlTextReaderSetErrorHandler(stream, ignore_error, NULL);
    bool inside = false;
    int rc;
    while ((rc = xmlTextReaderRead(stream)) == 1) add_node(stream, &inside, &text);
    xmlFreeTextReader(stream);
    dl_buf_free(&part);
    if (rc < 0) {
        dl_buf_free(&text);
        return dl_fail(err, DL_EINPUT, "a damaged Word document");
    }
    dl_buf_free(raw);
    *raw = text;
    return DL_OK;
}
