/* bench_query.c - what questions to a database cost, each asked by a program of its own.
 *
 * usage: bench_query [-n RUNS] [-o OVER] PROGRAM DATABASE <QUESTIONS
 * In:  a question a line, as it is typed behind `dateline-query --db FILE`; blanks divide,
 *      double quotes keep them together where a word begins. '#' opens a remark.
 * Out: CPU and wall milliseconds of the best of RUNS, the start of the program in them, and
 *      lines of output; OVER leaves out questions that took fewer CPU milliseconds.
 * Every question is asked once before it is measured, so that the file is in memory.
 *
 * SPDX-License-Identifier: MIT */
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "dateline/base.h"

enum { MOST_WORDS = 32 };

typedef struct {
    double cpu, wall; /* milliseconds */
    long lines;
    int status;
} cost;

static double ms(struct timeval t) {
    return (double)t.tv_sec * 1e3 + (double)t.tv_usec / 1e3;
}

static double children(void) {
    struct rusage use;
    getrusage(RUSAGE_CHILDREN, &use);
    return ms(use.ru_utime) + ms(use.ru_stime);
}

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/* Ends words in place; a quotation mark counts where a word begins. */
static int split(char *line, char **words, int most) {
    int n = 0;
    for (char *at = line; *at && n < most;) {
        while (*at == ' ' || *at == '\n') *at++ = '\0';
        if (!*at || *at == '#') break;
        char end = *at == '"' ? '"' : ' ';
        if (end == '"') at++;
        words[n++] = at;
        while (*at && *at != end && *at != '\n') at++;
        if (*at) *at++ = '\0';
    }
    return n;
}

static _Noreturn void ask(char **words, int out) {
    int nothing = open("/dev/null", O_WRONLY);
    if (nothing < 0 || dup2(out, STDOUT_FILENO) < 0 || dup2(nothing, STDERR_FILENO) < 0)
        _exit(127);
    execv(words[0], words);
    _exit(127);
}

static cost run(char **words) {
    cost c = { 0 };
    char buffer[65536];
    int ends[2];
    ssize_t n;
    double cpu = children(), wall = now();
    if (pipe(ends)) return c;
    pid_t child = fork();
    if (child == 0) ask(words, ends[1]);
    close(ends[1]);
    while ((n = read(ends[0], buffer, sizeof buffer)) > 0)
        for (ssize_t i = 0; i < n; i++) c.lines += buffer[i] == '\n';
    close(ends[0]);
    waitpid(child, &c.status, 0);
    c.cpu = children() - cpu;
    c.wall = now() - wall;
    return c;
}

static void measure(char *line, char *program, char *database, int runs, double over) {
    char *words[MOST_WORDS + 4] = { program, (char[]){ "--db" }, database };
    char text[4096];
    snprintf(text, sizeof text, "%.*s", (int)strcspn(line, "\n"), line);
    if (!split(line, words + 3, MOST_WORDS)) return;
    cost best = run(words);
    for (int i = 0; i < runs; i++) {
        cost c = run(words);
        if (i == 0 || c.cpu < best.cpu) best.cpu = c.cpu;
        if (i == 0 || c.wall < best.wall) best.wall = c.wall;
    }
    if (best.cpu < over) return;
    printf("%8.1f %8.1f %6ld %s%s\n", best.cpu, best.wall, best.lines, text,
           WIFEXITED(best.status) && WEXITSTATUS(best.status) < 2 ? "" : "  FAILED");
    fflush(stdout);
}

int main(int argc, char **argv) {
    char line[4096];
    int64_t runs = 3, over = 0;
    int c;
    while ((c = getopt(argc, argv, "n:o:")) != -1)
        if (c == '?' || !dl_str_int(dl_str_of(optarg), c == 'n' ? &runs : &over) ||
            runs < 1 || runs > 1000)
            return 2;
    if (optind + 2 != argc) return 2;
    printf("CPU ms, wall ms, lines; best of %d\n", (int)runs);
    while (fgets(line, sizeof line, stdin))
        measure(line, argv[optind], argv[optind + 1], (int)runs, (double)over);
    return 0;
}
