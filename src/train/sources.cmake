# The program dateline-train: built with the project, not installed.
add_executable(dateline-train
  src/train/crf.c
  src/train/encode.c
  src/train/eval.c
  src/train/eval_text.c
  src/train/fixed.c
  src/train/gold.c
  src/train/grow.c
  src/train/grow_read.c
  src/train/learn.c
  src/train/linear.c
  src/train/main.c
  src/train/net.c
  src/train/save.c
  src/train/silver.c
  src/train/standoff.c
  src/train/tagger_learn.c
  src/train/tagger_net.c
  src/train/tagger_save.c
  src/train/tagger_train.c
  src/train/treebank.c
  src/train/vary.c
  src/train/vectors.c
  src/train/voices.c
)
target_link_libraries(dateline-train PRIVATE dl_cli m)
target_include_directories(dateline-train PRIVATE ${CMAKE_SOURCE_DIR}/src/grammar
  ${CMAKE_SOURCE_DIR}/src/speech)
target_compile_options(dateline-train PRIVATE -O3 -fno-math-errno -ffp-contract=off)
