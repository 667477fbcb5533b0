package io.keyledger.projection;

import io.keyledger.eventstore.Context;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where a fact comes from and which side it is for.
 *
 * @param position the fact's place in the one global order
 * @param metadata see {@link Context}; read from what is stored only for those who ask
 */
public record Delivery(Side side, long position, UUID eventId, Supplier<? extends Map<String, ?>> metadata) {

    /** The metadata of that name, if it is there and a text. */
    public @Nullable String metadata(String name) {
        return metadata.get().get(name) instanceof String text ? text : null;
    }
}
