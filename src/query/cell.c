/* cell.c - the values that commands hand out: building, reading, comparing them.
 *
 * In:  members in the order they are to be written.
 * Out: trees of cells in an arena.
 * A pointer to a cell holds only until its parent gets another one.
 *
 * SPDX-License-Identifier: MIT */
#include "dateline/query.h"

dl_cell *dl_cell_add(dl_arena *mem, dl_cell *to, const char *name, int kind) {
    DL_ASSERT(to->kind == DL_CELL_OBJECT || to->kind == DL_CELL_LIST);
    dl_cell *cell = DL_PUSH(mem, &to->in);
    cell->kind = (uint8_t)kind;
    cell->name = name;
    return cell;
}

void dl_cell_int(dl_arena *mem, dl_cell *to, const char *name, int64_t value) {
    dl_cell_add(mem, to, name, DL_CELL_INT)->number = value;
}

void dl_cell_real(dl_arena *mem, dl_cell *to, const char *name, double value) {
    dl_cell_add(mem, to, name, DL_CELL_REAL)->real = value;
}

void dl_cell_text(dl_arena *mem, dl_cell *to, const char *name, dl_str value) {
    if (value.len == 0) {
        dl_cell_add(mem, to, name, DL_CELL_NULL);
    } else {
        dl_str copy = dl_str_copy(mem, value);
        dl_cell_add(mem, to, name, DL_CELL_TEXT)->text = copy;
    }
}

const dl_cell *dl_cell_get(const dl_cell *object, const char *name) {
    const char *dot = strchr(name, '.');
    size_t len = dot ? (size_t)(dot - name) : strlen(name);
    if (object->kind != DL_CELL_OBJECT) return NULL;
    for (uint32_t i = 0; i < object->in.n; i++) {
        const dl_cell *cell = &object->in.at[i];
        if (strncmp(cell->name, name, len) == 0 && cell->name[len] == '\0')
            return dot ? dl_cell_get(cell, dot + 1) : cell;
    }
    return NULL;
}

static bool is_empty(const dl_cell *cell) {
    return cell->kind == DL_CELL_NULL || (cell->kind >= DL_CELL_LIST && cell->in.n == 0);
}

static void flat_list(const dl_cell *list, const char *between, dl_buf *out) {
    for (uint32_t i = 0; i < list->in.n; i++) {
        if (i) dl_buf_puts(out, between);
        dl_cell_flat(&list->in.at[i], out);
    }
}

static void flat_object(const dl_cell *object, dl_buf *out) {
    const dl_cell *name = dl_cell_get(object, "name");
    if (!name) name = dl_cell_get(object, "text");
    if (name) {
        dl_cell_flat(name, out);
        return;
    }
    bool any = false;
    for (uint32_t i = 0; i < object->in.n; i++) {
        const dl_cell *member = &object->in.at[i];
        if (is_empty(member)) continue;
        if (any) dl_buf_puts(out, "; ");
        dl_buf_printf(out, "%s: ", member->name);
        if (member->kind == DL_CELL_LIST)
            flat_list(member, ", ", out);
        else
            dl_cell_flat(member, out);
        any = true;
    }
}

/* Fifteen digits are what any decimal keeps; a point or exponent says it is no integer. */
static void flat_real(double value, dl_buf *out) {
    char digits[64];
    snprintf(digits, sizeof digits, "%.15g", value);
    dl_buf_puts(out, digits);
    if (digits[strspn(digits, "-0123456789")] == '\0') dl_buf_puts(out, ".0");
}

void dl_cell_flat(const dl_cell *cell, dl_buf *out) {
    switch (cell->kind) {
    case DL_CELL_BOOL: dl_buf_puts(out, cell->number ? "true" : "false"); break;
    case DL_CELL_INT: dl_buf_printf(out, "%lld", (long long)cell->number); break;
    case DL_CELL_REAL: flat_real(cell->real, out); break;
    case DL_CELL_TEXT: dl_buf_str(out, cell->text); break;
    case DL_CELL_LIST: flat_list(cell, "; ", out); break;
    case DL_CELL_OBJECT: flat_object(cell, out); break;
    default: break;
    }
}

static bool is_number(const dl_cell *cell) {
    return cell->kind == DL_CELL_INT || cell->kind == DL_CELL_REAL;
}

static double number_of(const dl_cell *cell) {
    return cell->kind == DL_CELL_INT ? (double)cell->number : cell->real;
}

int dl_cell_cmp(const dl_cell *a, const dl_cell *b) {
    bool no_a = !a || is_empty(a), no_b = !b || is_empty(b);
    if (no_a || no_b) return no_a - no_b;
    if (is_number(a) && is_number(b)) {
        double x = number_of(a), y = number_of(b);
        return (x > y) - (x < y);
    }
    if (a->kind == DL_CELL_TEXT && b->kind == DL_CELL_TEXT)
        return dl_str_cmp(a->text, b->text);
    dl_buf x = { 0 }, y = { 0 };
    dl_cell_flat(a, &x);
    dl_cell_flat(b, &y);
    int order = dl_str_cmp((dl_str){ x.ptr, (uint32_t)x.len },
                           (dl_str){ y.ptr, (uint32_t)y.len });
    dl_buf_free(&x);
    dl_buf_free(&y);
    return order;
}

dl_cell dl_cell_copy(dl_arena *mem, const dl_cell *cell) {
    dl_cell copy = *cell;
    if (cell->name) copy.name = dl_str_z(mem, dl_str_of(cell->name));
    if (cell->kind == DL_CELL_TEXT) copy.text = dl_str_copy(mem, cell->text);
    copy.in.at = NULL;
    copy.in.n = copy.in.cap = 0;
    for (uint32_t i = 0; i < cell->in.n; i++) {
        dl_cell inner = dl_cell_copy(mem, &cell->in.at[i]);
        *DL_PUSH(mem, &copy.in) = inner;
    }
    return copy;
}
