# The programs. What several of them need is in dl_cli; each main is one file.
add_library(dl_cli STATIC
  src/cli/completion.c
  src/cli/opt.c
  src/cli/pager.c
)
target_link_libraries(dl_cli PUBLIC dateline)
target_include_directories(dl_cli PUBLIC ${CMAKE_SOURCE_DIR}/src/cli)

add_executable(dateline-query src/cli/query.c)
target_link_libraries(dateline-query PRIVATE dl_cli)

# Unit tests of dl_cli
list(APPEND UNIT_TESTS
  test_opt
)
