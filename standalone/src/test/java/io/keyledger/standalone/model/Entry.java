package io.keyledger.standalone.model;

import io.keyledger.events.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One fact as a history tells it.
 *
 * @param key the key it is about; null if it is about none
 */
record Entry(String type, @Nullable String key, Actor by, Instant at) {}
