package io.keyledger.standalone.model;

import io.keyledger.events.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One fact as a history tells it.
 *
 * @param key the key it is about; null if it is about none
 * @param correlation the id of the request that it came of; null while nobody has said
 */
record Entry(
        String type,
        @Nullable String key,
        Actor by,
        Instant at,
        Change change,
        @Nullable String correlation) {

    Entry cameOf(String request) {
        return correlation == null ? new Entry(type, key, by, at, change, request) : this;
    }
}
