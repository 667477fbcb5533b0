package io.keyledger.eventstore.migration;

import java.time.Instant;
import java.util.SortedMap;

/**
 * A fact as it lies in a store, whichever that is; two are equal if nothing tells them apart.
 *
 * @param position from 0, without gaps
 * @param payload JSON, to the byte
 * @param metadata by name
 */
public record StoredFact(
        long position,
        String id,
        String stream,
        String streamKind,
        long sequence,
        String type,
        String revision,
        Instant at,
        String payload,
        SortedMap<String, String> metadata) {}
