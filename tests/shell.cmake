# The shell tests: each NAME.sh of tests/cli and tests/lint is one test.
set(SHELL_ENV "DATELINE_BUILD=${CMAKE_BINARY_DIR}" "DATELINE_SOURCE=${CMAKE_SOURCE_DIR}")
foreach(kind cli lint golden)
  file(GLOB scripts CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/${kind}/*.sh)
  foreach(script IN LISTS scripts)
    get_filename_component(name ${script} NAME_WE)
    if(name MATCHES "^lib")
      continue()
    endif()
    # golden articles are what a build with all its models prints
    if(kind STREQUAL "golden" AND NOT DATELINE_ATTRIBUTION_MODEL)
      continue()
    endif()
    add_test(NAME ${kind}_${name} COMMAND sh ${script})
    set(labels ${kind})
    if(name MATCHES "^(corpora|valgrind)$") # for a quick look: ctest -LE slow
      list(APPEND labels slow)
    endif()
    set_tests_properties(${kind}_${name} PROPERTIES LABELS "${labels}" TIMEOUT 600
                         ENVIRONMENT "${SHELL_ENV}" SKIP_RETURN_CODE 77)
  endforeach()
endforeach()
