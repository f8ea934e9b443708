# What "cmake --install" puts where: the programs, their man pages, shell completions made
# by the programs themselves, and the documents.
include(GNUInstallDirs)

set(programs)
foreach(program dateline-ingest dateline-query dateline-curate)
  if(TARGET ${program})
    list(APPEND programs ${program})
  endif()
endforeach()
install(TARGETS ${programs} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})

file(GLOB pages CONFIGURE_DEPENDS docs/man/*.[1-8])
foreach(page IN LISTS pages)
  get_filename_component(section ${page} LAST_EXT)
  string(SUBSTRING ${section} 1 -1 section)
  install(FILES ${page} DESTINATION ${CMAKE_INSTALL_MANDIR}/man${section})
endforeach()

set(completions ${CMAKE_BINARY_DIR}/completions)
set(places
  "bash|${CMAKE_INSTALL_DATADIR}/bash-completion/completions|@"
  "zsh|${CMAKE_INSTALL_DATADIR}/zsh/site-functions|_@"
  "fish|${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d|@.fish")
foreach(program IN LISTS programs)
  foreach(place IN LISTS places)
    string(REPLACE "|" ";" place "${place}")
    list(GET place 0 shell)
    list(GET place 1 folder)
    list(GET place 2 name)
    string(REPLACE "@" ${program} name ${name})
    set(file ${completions}/${shell}/${name})
    add_custom_command(OUTPUT ${file}
      COMMAND ${CMAKE_COMMAND} -E make_directory ${completions}/${shell}
      COMMAND ${program} --completion ${shell} > ${file}
      DEPENDS ${program} VERBATIM)
    list(APPEND completion_files ${file})
    install(FILES ${file} DESTINATION ${folder})
  endforeach()
endforeach()
if(completion_files)
  add_custom_target(completions ALL DEPENDS ${completion_files})
endif()

install(FILES LICENSE seeds/models/LICENSE-CC-BY-SA-4.0 README.md CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
