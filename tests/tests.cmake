# Unit tests (Check), one program per file of tests/unit; fuzz targets, replayed over
# their corpus in every build; then the shell tests. Labels: unit, fuzz, cli, golden, lint.
pkg_check_modules(CHECK REQUIRED IMPORTED_TARGET check>=0.15)

foreach(test IN LISTS UNIT_TESTS)
  add_executable(${test} tests/unit/${test}.c)
  target_compile_definitions(${test} PRIVATE
    DATELINE_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
  target_compile_options(${test} PRIVATE -Wno-format-extra-args -Wno-gnu-zero-variadic-macro-arguments)
  target_link_libraries(${test} PRIVATE dl_cli PkgConfig::CHECK PkgConfig::SQLITE
                        PkgConfig::JANSSON PkgConfig::ARCHIVE)
  target_include_directories(${test} PRIVATE src/grammar)
  set_target_properties(${test} PROPERTIES
    RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
  add_test(NAME ${test} COMMAND ${test})
  set_tests_properties(${test} PROPERTIES LABELS unit TIMEOUT 300)
endforeach()

# What is exported is read back by others' parsers.
pkg_check_modules(ICAL IMPORTED_TARGET libical)
target_link_libraries(test_exports PRIVATE PkgConfig::XML)
if(ICAL_FOUND)
  target_link_libraries(test_exports PRIVATE PkgConfig::ICAL)
  target_compile_definitions(test_exports PRIVATE HAVE_LIBICAL)
endif()

foreach(target IN LISTS FUZZ_TARGETS)
  if(DATELINE_FUZZ)
    add_executable(${target} tests/fuzz/${target}.c)
    target_link_options(${target} PRIVATE -fsanitize=fuzzer)
  else()
    add_executable(${target} tests/fuzz/${target}.c tests/fuzz/replay.c)
  endif()
  target_link_libraries(${target} PRIVATE dateline)
  target_include_directories(${target} PRIVATE src/grammar)
  set_target_properties(${target} PROPERTIES
    RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
  if(NOT DATELINE_FUZZ)
    add_test(NAME ${target} COMMAND ${target}
             ${CMAKE_SOURCE_DIR}/tests/fuzz/corpus/${target})
    set_tests_properties(${target} PROPERTIES LABELS fuzz TIMEOUT 300)
  endif()
endforeach()

# Benchmarks: cmake --build build/release --target bench_NAME; never run by ctest.
foreach(bench IN LISTS BENCHMARKS)
  add_executable(${bench} EXCLUDE_FROM_ALL tests/bench/${bench}.c)
  target_link_libraries(${bench} PRIVATE dateline)
  set_target_properties(${bench} PROPERTIES
    RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
endforeach()

include(tests/shell.cmake)
