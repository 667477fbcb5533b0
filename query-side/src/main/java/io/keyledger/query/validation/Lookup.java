package io.keyledger.query.validation;

import java.util.List;
import java.util.Set;

/**
 * What the live side knew at one position, read in one snapshot.
 *
 * @param peppers the ids of all peppers under which secrets were digested
 * @param bindingKeys the ids of all keys under which secrets were bound
 * @param secrets those that were looked for and found
 */
record Lookup(long position, Set<String> peppers, Set<String> bindingKeys, List<KnownSecret> secrets) {}
