# The files of the actor layer, by name.
set(LAYER_SOURCES
  actor_find.c
  actor_load.c
  name.c
  name_find.c
  name_run.c
  nominal.c
)
set(LAYER_TESTS
  test_actor_find
  test_actor_load
  test_name
)
set(LAYER_FUZZ
  fuzz_actors_load
  fuzz_names
)
