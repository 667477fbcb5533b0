package io.keyledger.eventstore.postgres;

import java.time.Instant;
import java.util.UUID;

/** One row of the event table but for its position, which only the appender gives. */
record StoredEvent(
        UUID id,
        String stream,
        String streamKind,
        long sequence,
        String type,
        String revision,
        Instant at,
        String payload,
        String metadata) {}
