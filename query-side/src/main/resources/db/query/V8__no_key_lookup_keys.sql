-- Runs as the owner role. Which peppers and binding keys are needed is told by the rows of living secrets themselves, so that
-- a key can be retired once none of them was made under it.
drop table query.key_lookup_keys;
