# The files of the speech layer, by name.
set(LAYER_SOURCES
  acts.c
  ahead.c
  attribute.c
  attribution_data.S
  branch.c
  cue_act.c
  cut_short.c
  floating.c
  headline.c
  issuer.c
  judged.c
  medium.c
  named_before.c
  nested.c
  noted.c
  no_cue.c
  order.c
  quoted_as.c
  said_in.c
  source.c
  sourceless.c
  speech.c
  tagged.c
  tagger.c
  tagger_model.c
  told.c
  told_on.c
  turns.c
  unit.c
  unsaid.c
  voice.c
)
set(LAYER_TESTS
  test_attribute
  test_medium
  test_order
)
set(LAYER_FUZZ
)
set(LAYER_BENCH
  bench_speech
)
# What needs the attribution network is tested where it is built in.
if(DATELINE_ATTRIBUTION_MODEL AND
   EXISTS ${CMAKE_SOURCE_DIR}/seeds/models/attribution.model)
  list(APPEND LAYER_TESTS test_tagged test_tagger_model)
  list(APPEND LAYER_FUZZ fuzz_attributor)
endif()
