package io.keyledger.eventstore.snapshot;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * States that were verified or folded here, and streams that were found to have no snapshot, as far as an eighth of the
 * heap takes them. Whether a state still fits its stream is for the reader of the stream to see. Thread-safe.
 */
final class RecentSnapshots {

    private static final int BYTES_FOR_A_CHARACTER = 8;
    private static final int CHARACTERS_OF_AN_ENTRY = 64;

    private final Cache<String, Optional<Restored>> states = Caffeine.newBuilder()
            .maximumWeight(Runtime.getRuntime().maxMemory() / 8 / BYTES_FOR_A_CHARACTER)
            .weigher((String stream, Optional<Restored> state) ->
                    CHARACTERS_OF_AN_ENTRY + state.map(Restored::size).orElse(0))
            .build();

    /** What is known of the stream: a state, or that there is none; null if nothing is known. */
    @Nullable
    Optional<Restored> of(String stream) {
        return states.getIfPresent(stream);
    }

    /** Keeps the newer of this and what there is. */
    void keep(String stream, Optional<Restored> state) {
        states.asMap().merge(stream, state, (known, other) -> sequence(other) > sequence(known) ? other : known);
    }

    /** From here on the stream counts as one without a snapshot, unless it has got another meanwhile. */
    void drop(Restored state) {
        states.asMap().replace(state.stream(), Optional.of(state), Optional.empty());
    }

    private static long sequence(Optional<Restored> state) {
        return state.map(Restored::sequence).orElse(-1L);
    }
}
