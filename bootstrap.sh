#!/bin/sh
# bootstrap.sh - from a bare machine to running programs, in one command.
#
#   ./bootstrap.sh demo    set up, build, read seeds/articles, show a timeline and answers
#   ./bootstrap.sh test    set up, build with sanitizers under gcc and clang, run every test
#   ./bootstrap.sh test-page  try the timeline page in a headless browser
#   ./bootstrap.sh build   set up and build: the programs are in build/release/
#
# It looks for what is missing, says what it will install, and asks for root for that
# only. Nothing outside build/ is written but by the system's package manager. Debian 12
# and later is tested; Ubuntu 24.04, Fedora and macOS (Homebrew) have their package names
# in the tables below but are not tested.
#
# SPDX-License-Identifier: MIT
set -eu
cd "$(dirname "$0")"
LC_ALL=C
export LC_ALL

cmake_min=3.25

# ---- what is needed --------------------------------------------------------------------
# what: a command, pc:NAME>=VERSION for a library that pkg-config knows, header:NAME for
# one that it does not.
# "-": nothing to install there under a name of its own.
#
#    what                 apt               dnf                  brew
tools_build='
     gcc                  gcc               gcc                  -
     make                 make              make                 -
     cmake                cmake             cmake                cmake
     pkg-config           pkg-config        pkgconf-pkg-config   pkgconf
     pc:sqlite3>=3.37     libsqlite3-dev    sqlite-devel         sqlite
     pc:jansson>=2.13     libjansson-dev    jansson-devel        jansson
     pc:libxml-2.0>=2.9   libxml2-dev       libxml2-devel        libxml2
     pc:libutf8proc>=2.5  libutf8proc-dev   utf8proc-devel       utf8proc
     pc:libarchive>=3.4   libarchive-dev    libarchive-devel     libarchive
     header:csv.h         libcsv-dev        libcsv-devel         libcsv
     pc:libmd>=1.0        libmd-dev         libmd-devel          -
     pc:check>=0.15       check             check-devel          check
     libc-headers         libc6-dev         glibc-devel,glibc-gconv-extra -
     /usr/share/nodejs/d3/dist/d3.min.js  node-d3  -            -
'
tools_test='
     clang                clang             clang                -
     clang-format         clang-format      clang-tools-extra    clang-format
     sanitizer:gcc        gcc               libasan,libubsan     -
     sanitizer:clang      @clang-rt         compiler-rt          -
     valgrind             valgrind          valgrind             -
     mandoc               mandoc            mandoc               mandoc
     sqlite3              sqlite3           sqlite               sqlite
     pc:libical>=3.0      libical-dev       libical-devel        libical
'

tools_page='
     browser              chromium-headless-shell  chromium-headless  -
'

say() { printf '%s\n' "$*" >&2; }
die() {
    say "bootstrap.sh: $*"
    exit 3
}
have() { command -v "$1" >/dev/null 2>&1; }

usage() {
    sed -n '3,7s/^# *//p' "$0" >&2
    exit 2
}

# ---- finding out what is missing -------------------------------------------------------
manager() {
    if have apt-get; then
        echo apt
    elif have dnf; then
        echo dnf
    elif have brew; then
        echo brew
    else
        echo none
    fi
}

# compiles FLAGS...: whether the C program on standard input compiles, links and runs
compiles() {
    dir=$(mktemp -d) || die "no temporary folder can be made"
    cat >"$dir/a.c"
    ok=1
    if "$@" -o "$dir/a" "$dir/a.c" >/dev/null 2>&1 && ASAN_OPTIONS=detect_leaks=0 "$dir/a"; then
        ok=0
    fi
    rm -rf "$dir"
    return $ok
}

present() { # present WHAT
    case $1 in
    pc:*) pkg-config --exists "$(printf %s "${1#pc:}" | sed 's/>=/ >= /')" 2>/dev/null ;;
    sanitizer:*)
        have "${1#sanitizer:}" &&
            echo 'int main(void) { return 0; }' |
            compiles "${1#sanitizer:}" -fsanitize=address,undefined
        ;;
    header:*)
        cflags=$(have brew && echo "-I$(brew --prefix)/include" || :)
        # shellcheck disable=SC2086
        printf '#include <stdio.h>\n#include <stddef.h>\n#include <%s>\nint main(void) { return 0; }\n' "${1#header:}" |
            compiles gcc $cflags
        ;;
    libc-headers)
        ! have gcc && return 1
        printf '#include <stdio.h>\nint main(void) { return 0; }\n' | compiles gcc
        ;;
    browser) have chromium-headless-shell || have chromium || have google-chrome ;;
    /*) [ -e "$1" ] ;;
    *) have "$1" ;;
    esac
}

# The run-time of clang's sanitizers has the number of clang in its name.
clang_runtime() {
    have clang || return 0
    clang --version | sed -n 's/.*version \([0-9]*\).*/libclang-rt-\1-dev/p' | head -n 1
}

missing() { # missing MANAGER TABLE: what is not there, as packages of MANAGER
    printf '%s\n' "$2" | while read -r what apt dnf brew; do
        [ -n "$what" ] || continue
        eval "package=\${$1:--}"
        [ "$package" = - ] && continue
        present "$what" && continue
        [ "$package" = @clang-rt ] && package=$(clang_runtime)
        printf '%s\n' "$package" | tr ',' '\n'
    done | sort -u | tr '\n' ' '
}

# ---- installing ------------------------------------------------------------------------
# How to become root: nothing when it is not needed or not possible. Where nobody can
# answer, sudo and doas are told not to ask for a password.
rooter() {
    [ "$(id -u)" -ne 0 ] || return 0
    for name in sudo doas; do
        have $name || continue
        if [ -t 0 ]; then echo $name; else echo "$name -n"; fi
        return 0
    done
}

install() { # install MANAGER PACKAGE...
    manager=$1
    shift
    say "These packages are missing and will be installed with $manager:"
    say "    $*"
    root=
    if [ "$manager" != brew ] && [ "$(id -u)" -ne 0 ]; then
        root=$(rooter)
        [ -n "$root" ] || die "there is neither sudo nor doas to become root with; \
install them as root, then start again"
        say "That needs root, through $root; nothing else does."
    fi
    mkdir -p build
    log=build/packages.log
    case $manager in
    apt)
        $root env DEBIAN_FRONTEND=noninteractive apt-get -q update &&
            $root env DEBIAN_FRONTEND=noninteractive apt-get -q install -y \
                --no-install-recommends "$@"
        ;;
    dnf) $root dnf install -y "$@" ;;
    brew) brew install "$@" ;;
    esac >$log 2>&1 || {
        tail -n 20 $log >&2
        die "the packages could not be installed; all of it is in $log"
    }
}

check_version() {
    version=$(cmake --version | sed -n 's/^cmake version \([0-9]*\.[0-9]*\).*/\1/p')
    if [ "$(printf '%s\n%s\n' "$cmake_min" "$version" | sort -t. -k1,1n -k2,2n |
        head -n 1)" != "$cmake_min" ]; then
        die "cmake $version is too old, $cmake_min is needed: https://cmake.org/download/"
    fi
}

set_up() { # set_up TABLE
    manager=$(manager)
    if [ "$manager" = brew ]; then # these are not on pkg-config's path by themselves
        for formula in sqlite libxml2; do
            PKG_CONFIG_PATH=$(brew --prefix)/opt/$formula/lib/pkgconfig:${PKG_CONFIG_PATH:-}
        done
        export PKG_CONFIG_PATH
    fi
    # Twice: which run-time clang needs is known only once clang is there.
    for round in 1 2; do
        packages=$(missing "$manager" "$1")
        [ -n "$packages" ] || break
        # shellcheck disable=SC2086
        install "$manager" $packages
    done
    for what in $(printf '%s\n' "$1" | awk '{ print $1 }'); do
        present "$what" && continue
        case $(uname -s):$what in
        Darwin:pc:libmd* | Darwin:valgrind | *:mandoc | *:valgrind | *:clang-format) ;;
        *:/* | *:browser | *:pc:libical*) ;;
        *) die "$what is needed, and this script does not know how to get it here" ;;
        esac
        say "note: $what is not there; what needs it is skipped"
    done
    check_version
}

# ---- building and testing --------------------------------------------------------------
jobs=$(nproc 2>/dev/null || getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)

build() { # build PRESET [TARGET...]
    preset=$1
    shift
    say "Building build/$preset"
    mkdir -p build
    cmake --preset "$preset" >"build/$preset.log" 2>&1 || {
        cat "build/$preset.log" >&2
        die "build/$preset cannot be configured"
    }
    cmake --build "build/$preset" -j "$jobs" ${1:+--target "$@"} >>"build/$preset.log" 2>&1 || {
        grep -E 'error|Error|warning' "build/$preset.log" >&2 || tail -n 30 "build/$preset.log" >&2
        die "build/$preset does not build; all of it is in build/$preset.log"
    }
}

# The leak checker attaches to its own process, which some containers forbid; then, and
# only then, it is switched off.
leaks_can_be_seen() {
    dir=$(mktemp -d) || die "no temporary folder can be made"
    echo 'int main(void) { return 0; }' >"$dir/a.c"
    gcc -fsanitize=address -o "$dir/a" "$dir/a.c"
    ok=0
    ASAN_OPTIONS=detect_leaks=1 "$dir/a" >/dev/null 2>&1 || ok=1
    rm -rf "$dir"
    return $ok
}

# Older sanitizers need address-space randomisation of at most 28 bits, or they fail by
# chance; where the kernel uses more, the tests run without randomisation if they may.
without_randomisation() {
    bits=$(cat /proc/sys/vm/mmap_rnd_bits 2>/dev/null || echo 0)
    if [ "$bits" -gt 28 ] && have setarch && setarch "$(uname -m)" -R true 2>/dev/null; then
        echo "setarch $(uname -m) -R"
    fi
}

run_tests() {
    set_up "$tools_build$tools_test"
    for preset in sanitize sanitize-clang release; do
        build "$preset"
    done
    ! grep 'warning:' build/release.log >&2 || die "the release build has warnings"
    if ! leaks_can_be_seen; then
        say "note: the leak checker cannot work in this container and is switched off"
        ASAN_OPTIONS=detect_leaks=0${ASAN_OPTIONS:+:$ASAN_OPTIONS}
        export ASAN_OPTIONS
    fi
    DATELINE_CORPORA=${DATELINE_CORPORA:-${PWD%/*}/shared/corpora}
    export DATELINE_CORPORA
    [ -d "$DATELINE_CORPORA" ] ||
        say "note: no corpora in $DATELINE_CORPORA; the tests that need them are skipped"
    # One run over all three builds, so that one closing line speaks for everything.
    mkdir -p build/all
    printf 'subdirs("%s" "%s" "%s")\n' ../sanitize ../sanitize-clang ../release \
        >build/all/CTestTestfile.cmake
    $(without_randomisation) ctest --test-dir build/all -j "$jobs" --output-on-failure </dev/null
}

test_page() {
    set_up "$tools_build$tools_page"
    build release dateline-ingest dateline-query
    DATELINE_BUILD=$PWD/build/release
    export DATELINE_BUILD
    sh tests/page/page.sh
}

show() { # show PROGRAM ARGUMENT...: the command, then what it prints
    printf '\n$ '
    for word in "$@"; do
        case $word in
        *[!A-Za-z0-9_./:=-]*) printf "'%s' " "$word" ;;
        *) printf '%s ' "$word" ;;
        esac
    done
    printf '\n'
    "build/release/$@"
}

demo() {
    set_up "$tools_build"
    build release dateline-ingest dateline-query
    rm -f build/demo.db build/demo.db-*
    PAGER=cat # the whole demo in one go
    export PAGER
    show dateline-ingest --db build/demo.db seeds/articles
    show dateline-query --db build/demo.db timeline
    printf '\nWhich talks are told, and by how many articles?\n'
    show dateline-query --db build/demo.db talks
    printf '\nWhat did the American envoy say?\n'
    show dateline-query --db build/demo.db statements by:Khalilzad
    printf '\nThe programs are in build/release/, the database is build/demo.db.\n'
}

[ $# -eq 1 ] || usage
case $1 in
demo) demo ;;
test) run_tests ;;
test-page) test_page ;;
build)
    set_up "$tools_build"
    build release
    say "The programs are in build/release/."
    ;;
*) usage ;;
esac
