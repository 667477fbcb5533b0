package io.keyledger.eventstore.snapshot;

import java.time.Instant;

/**
 * A snapshot as it lies in the store, whoever wrote it.
 *
 * @param at the time of the last event contained
 * @param bindingKey which key the binding was made with
 * @param binding hexadecimal
 */
public record SnapshotRow(Snapshot snapshot, Instant at, String bindingKey, String binding) {}
