/* rule_match.c - runs one program at one token.
 *
 * In:  a program, the tokens and marks of one sentence.
 * Out: the best way to match there: shortest gaps, then longest, then first as written.
 * All ways are tried; programs have no loops, states that were reached no dearer are not
 * tried again, and a budget of steps for the sentence ends what still takes too long.
 *
 * SPDX-License-Identifier: MIT */
#include "rules_private.h"

typedef struct {
    uint32_t pc, at; /* operation, token */
    uint32_t cost;   /* tokens and marks passed over by gaps */
} state;

static void explore(rule_run *run, state s);

static const dl_token *token_at(const rule_run *run, uint32_t at) {
    return &run->text->tokens.at[at];
}

/* Has this state been reached before, at the same cost or less? */
static bool visited(rule_run *run, state s) {
    if (!run->program->memo) return false;
    size_t width = run->end - run->first + 1;
    uint32_t *seen = &run->memo.at[(size_t)s.pc * width + (s.at - run->first)];
    uint32_t cost = s.cost < 255 ? s.cost : 255;
    if (*seen >> 8 == run->generation && (*seen & 255) <= cost) return true;
    *seen = run->generation << 8 | cost;
    return false;
}

/* One step of the budget; false: it is used up. */
static bool step(rule_run *run) {
    if (run->steps == RULE_MAX_STEPS) return false;
    run->steps++;
    return true;
}

static void accept(rule_run *run, state s) {
    rule_best *best = &run->best;
    if (s.at == run->start) return;
    if (best->found &&
        (s.cost > best->cost || (s.cost == best->cost && s.at <= best->end)))
        return;
    best->found = true;
    best->cost = s.cost;
    best->end = s.at;
    memcpy(best->captures, run->captures, sizeof best->captures);
}

static bool word_in_list(const rule_run *run, const rule_op *op, uint32_t word) {
    const uint32_t *ids = &run->rules->ids.at[op->value];
    uint32_t low = 0, high = op->to;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (ids[middle] == word) return true;
        if (ids[middle] < word)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

static bool spelled(const rule_run *run, uint32_t at, dl_str exact) {
    return dl_str_eq(dl_token_str(run->doc, token_at(run, at)), exact);
}

/* ^: nothing but opening quotation marks and brackets stands before AT. */
static bool sentence_begins(const rule_run *run, uint32_t at) {
    while (at > run->first) {
        const dl_token *token = token_at(run, --at);
        dl_str s = dl_token_str(run->doc, token);
        if (token->kind != DL_QUOTE && !dl_str_is(s, "(") && !dl_str_is(s, "["))
            return false;
    }
    return true;
}

/* $: nothing but a final stop and closing quotation marks and brackets follows. */
static bool sentence_ends(const rule_run *run, uint32_t at) {
    for (; at < run->end; at++) {
        const dl_token *token = token_at(run, at);
        dl_str s = dl_token_str(run->doc, token);
        if (token->kind == DL_QUOTE) continue;
        if (token->kind != DL_PUNCT || !s.len || !memchr(".!?)]", s.ptr[0], 5))
            return false;
    }
    return true;
}

/* Goes on behind a set's entry or a mark that ends before token END. */
static void go_on_behind(rule_run *run, state s, uint32_t end, uint32_t mark,
                         uint32_t set) {
    rule_unit before = run->unit;
    run->unit = (rule_unit){ s.at, end, mark, set };
    explore(run, (state){ s.pc + 1, end, s.cost });
    run->unit = before;
}

/* Every entry of the set that stands here, the longest first. */
static void try_set(rule_run *run, const rule_op *op, state s) {
    uint32_t n = run->end - s.at;
    if (!n || !token_at(run, s.at)->word) return;
    while ((n = dl_words_match(run->words, op->value, token_at(run, s.at), n, NULL)) >
           0) {
        go_on_behind(run, s, s.at + n, DL_NONE, op->value);
        n--;
        if (!n || !step(run)) return;
    }
}

/* Every mark of the kind that begins here, the longest first. */
static void try_mark(rule_run *run, const rule_op *op, state s) {
    for (uint32_t i = rule_first_mark(run, s.at); i < run->marks_end; i++) {
        uint32_t index = rule_mark_index(run->out->order.at[i]);
        const dl_mark *mark = &run->text->marks.at[index];
        if (mark->first != s.at) return;
        if (mark->kind != op->value || mark->n > run->end - s.at || !mark->n) continue;
        go_on_behind(run, s, s.at + mark->n, index, DL_NONE);
        if (!step(run)) return;
    }
}

/* Passes over the longest mark that begins here, or over one token. */
static void pass_over(rule_run *run, state s) {
    uint32_t longest = 1;
    for (uint32_t i = rule_first_mark(run, s.at); i < run->marks_end; i++) {
        const dl_mark *mark =
            &run->text->marks.at[rule_mark_index(run->out->order.at[i])];
        if (mark->first != s.at) break;
        if (mark->n > run->end - s.at) continue;
        if (mark->n > longest) longest = mark->n;
        break; /* the longest that stays in the sentence comes first */
    }
    if (longest > 1) explore(run, (state){ s.pc + 1, s.at + longest, s.cost + 1 });
    explore(run, (state){ s.pc + 1, s.at + 1, s.cost + 1 });
}

static void open_capture(rule_run *run, uint32_t capture, state s) {
    uint32_t before = run->opened[capture];
    run->opened[capture] = s.at;
    explore(run, (state){ s.pc + 1, s.at, s.cost });
    run->opened[capture] = before;
}

static void close_capture(rule_run *run, uint32_t capture, state s) {
    dl_capture before = run->captures[capture];
    uint32_t first = run->opened[capture];
    bool unit = run->unit.end == s.at && run->unit.first == first && s.at > first;
    run->captures[capture] = (dl_capture){
        .first = first,
        .n = s.at - first,
        .mark = unit ? run->unit.mark : DL_NONE,
        .set = unit ? run->unit.set : DL_NONE,
    };
    explore(run, (state){ s.pc + 1, s.at, s.cost });
    run->captures[capture] = before;
}

/* Takes one token if OP is an item of one token; false: it does not match. */
static bool take_token(const rule_run *run, const rule_op *op, uint32_t at) {
    if (at == run->end) return false;
    uint32_t word = token_at(run, at)->word;
    if (op->kind == OP_WORDS) return word_in_list(run, op, word);
    if (word != op->value) return false;
    return op->kind == OP_WORD || spelled(run, at, run->rules->exact.at[op->to]);
}

static void explore(rule_run *run, state s) {
    for (;;) {
        const rule_op *op = &run->rules->code.at[run->program->code + s.pc];
        if (!step(run)) return;
        switch ((rule_op_kind)op->kind) {
        case OP_WORD:
        case OP_WORDS:
        case OP_CASE:
            if (!take_token(run, op, s.at)) return;
            s.at++;
            break;
        case OP_SET:
            if (!visited(run, s)) try_set(run, op, s);
            return;
        case OP_MARK:
            if (!visited(run, s)) try_mark(run, op, s);
            return;
        case OP_GAP:
            if (visited(run, s)) return;
            explore(run, (state){ op->to, s.at, s.cost });
            if (s.at < run->end && !(run->best.found && s.cost >= run->best.cost))
                pass_over(run, s);
            return;
        case OP_SPLIT:
            if (visited(run, s)) return;
            explore(run, (state){ s.pc + 1, s.at, s.cost });
            explore(run, (state){ op->to, s.at, s.cost });
            return;
        case OP_JUMP: s.pc = op->to; continue;
        case OP_OPEN: open_capture(run, op->value, s); return;
        case OP_CLOSE: close_capture(run, op->value, s); return;
        case OP_BEGIN:
            if (!sentence_begins(run, s.at)) return;
            break;
        case OP_END:
            if (!sentence_ends(run, s.at)) return;
            break;
        case OP_ACCEPT: accept(run, s); return;
        }
        s.pc++;
    }
}

/* Room for the states of the program in this sentence. Entries of earlier runs are told
 * by their generation. */
static void prepare_memo(rule_run *run) {
    size_t need = (size_t)run->program->n_code * (run->end - run->first + 1);
    if (!run->program->memo) return;
    if (need > run->memo.n) {
        size_t room = need > 1024 ? 2 * need : 2048;
        run->memo.at = DL_NEW_N(run->mem, uint32_t, room);
        run->memo.n = room;
        run->generation = 0;
    }
    if (++run->generation >> 24) {
        memset(run->memo.at, 0, run->memo.n * sizeof *run->memo.at);
        run->generation = 1;
    }
}

static bool mark_here(rule_run *run, uint32_t kind, uint32_t at) {
    for (uint32_t i = rule_first_mark(run, at); i < run->marks_end; i++) {
        const dl_mark *mark =
            &run->text->marks.at[rule_mark_index(run->out->order.at[i])];
        if (mark->first != at) return false;
        if (mark->kind == kind) return true;
    }
    return false;
}

static bool opens_here(rule_run *run, const rule_op *op, uint32_t at) {
    uint32_t word = token_at(run, at)->word;
    switch ((rule_op_kind)op->kind) {
    case OP_WORD: return word == op->value;
    case OP_WORDS: return word_in_list(run, op, word);
    case OP_SET:
        return word &&
               dl_words_bits(run->words, word) & dl_words_bit(run->words, op->value);
    case OP_MARK: return mark_here(run, op->value, at);
    default: return true;
    }
}

/* Is token AT one of the N openings from FIRST on, or is anything? */
static bool opens(rule_run *run, uint32_t first, uint32_t n, uint32_t at) {
    for (uint32_t i = first; i < first + n; i++)
        if (opens_here(run, &run->rules->openings.at[i], at)) return true;
    return n == 0;
}

/* Can a match of the program begin at token AT? A filter, not a proof. */
static bool may_begin(rule_run *run, const rule_program *p, uint32_t at) {
    if (!opens(run, p->openings, p->n_openings, at)) return false;
    if (!p->n_seconds) return true;
    return at + 1 < run->end &&
           opens(run, p->openings + p->n_openings, p->n_seconds, at + 1);
}

bool rule_match_at(rule_run *run, const rule_program *program, uint32_t at) {
    if (!may_begin(run, program, at)) return false;
    run->program = program;
    run->start = at;
    run->best.found = false;
    run->unit = (rule_unit){ DL_NONE, DL_NONE, DL_NONE, DL_NONE };
    for (int i = 0; i < DL_MAX_CAPTURES; i++)
        run->captures[i] = (dl_capture){ .mark = DL_NONE, .set = DL_NONE };
    prepare_memo(run);
    explore(run, (state){ 0, at, 0 });
    return run->best.found;
}
