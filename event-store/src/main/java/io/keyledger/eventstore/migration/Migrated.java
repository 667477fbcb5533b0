package io.keyledger.eventstore.migration;

/**
 * Two stores that hold the same.
 *
 * @param facts how many, in each
 * @param copied how many of them were copied this time
 * @param hash SHA-256 over all of them, the same for both; see {@link FactsHash}
 */
public record Migrated(long facts, long copied, String hash) {}
