# The program dateline-train: built with the project, not installed.
add_executable(dateline-train
  src/train/encode.c
  src/train/eval.c
  src/train/eval_text.c
  src/train/gold.c
  src/train/grow.c
  src/train/grow_read.c
  src/train/learn.c
  src/train/linear.c
  src/train/main.c
  src/train/net.c
  src/train/save.c
  src/train/treebank.c
  src/train/vectors.c
)
target_link_libraries(dateline-train PRIVATE dl_cli m)
target_include_directories(dateline-train PRIVATE ${CMAKE_SOURCE_DIR}/src/grammar)
