# The programs. What several of them need is in dl_cli; each main is one file.
add_library(dl_cli STATIC
  src/cli/completion.c
  src/cli/log.c
  src/cli/looks.c
  src/cli/opt.c
  src/cli/pager.c
  src/cli/progress.c
)
target_link_libraries(dl_cli PUBLIC dateline)
target_include_directories(dl_cli PUBLIC ${CMAKE_SOURCE_DIR}/src/cli)

add_executable(dateline-query src/cli/query.c src/cli/query_help.c)
target_link_libraries(dateline-query PRIVATE dl_cli)

add_executable(dateline-ingest
  src/cli/ingest.c
  src/cli/ingest_dry.c
  src/cli/ingest_load.c
  src/cli/ingest_print.c
  src/cli/ingest_store.c
  src/cli/inputs.c
  src/cli/pipeline.c
)
target_link_libraries(dateline-ingest PRIVATE dl_cli Threads::Threads)

add_executable(dateline-curate src/cli/curate.c)
target_link_libraries(dateline-curate PRIVATE dl_cli)

# Unit tests of dl_cli
list(APPEND UNIT_TESTS
  test_log
  test_opt
)
