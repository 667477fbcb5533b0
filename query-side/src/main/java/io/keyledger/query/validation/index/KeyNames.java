package io.keyledger.query.validation.index;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The name of its key for each secret, by the row of that. Written by one thread; others may read at any time. */
final class KeyNames {

    private static final int CHUNK_BITS = 12;
    private static final int IN_CHUNK = (1 << CHUNK_BITS) - 1;

    private @Nullable String[][] chunks = new @Nullable String[16][];

    void set(int row, @Nullable String name) {
        int chunk = row >>> CHUNK_BITS;
        if (chunk >= chunks.length) {
            chunks = Arrays.copyOf(chunks, chunks.length * 2);
        }
        if (chunks[chunk] == null) {
            chunks[chunk] = new @Nullable String[1 << CHUNK_BITS];
        }
        chunks[chunk][row & IN_CHUNK] = name;
    }

    /** The name, or null where a reader does not see it (yet). */
    @Nullable
    String get(int row) {
        @Nullable String[][] seen = chunks;
        int chunk = row >>> CHUNK_BITS;
        return chunk < seen.length && seen[chunk] != null ? seen[chunk][row & IN_CHUNK] : null;
    }
}
