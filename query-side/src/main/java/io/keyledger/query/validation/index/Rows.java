package io.keyledger.query.validation.index;

import java.util.Arrays;

/**
 * Rows of a fixed number of longs, in chunks that never move. Written by one thread; others may read at any time and then
 * have to find out whether what they read was whole.
 */
final class Rows {

    private static final int CHUNK_BITS = 12;
    private static final int IN_CHUNK = (1 << CHUNK_BITS) - 1;
    private static final int NONE = -1;

    private final int width;
    private long[][] chunks = new long[16][];
    private int used;
    private int free = NONE;

    /** @param width how many longs a row has */
    Rows(int width) {
        this.width = width;
    }

    /** A row of zeros. */
    int allocate() {
        if (free != NONE) {
            int row = free;
            free = (int) get(row, 0);
            set(row, 0, 0);
            return row;
        }
        int chunk = used >>> CHUNK_BITS;
        if (chunk == chunks.length) {
            chunks = Arrays.copyOf(chunks, chunks.length * 2);
        }
        if (chunks[chunk] == null) {
            chunks[chunk] = new long[width << CHUNK_BITS];
        }
        return used++;
    }

    /** The row may be given to another from now on; until then it holds zeros, but for 32 bits. */
    void free(int row) {
        for (int i = 1; i < width; i++) {
            set(row, i, 0);
        }
        set(row, 0, Integer.toUnsignedLong(free));
        free = row;
    }

    long get(int row, int column) {
        return chunks[row >>> CHUNK_BITS][(row & IN_CHUNK) * width + column];
    }

    void set(int row, int column, long value) {
        chunks[row >>> CHUNK_BITS][(row & IN_CHUNK) * width + column] = value;
    }

    /** Whether a reader sees the memory of this row; if not, it has read something that was being changed. */
    boolean covers(int row) {
        long[][] seen = chunks;
        int chunk = row >>> CHUNK_BITS;
        return row >= 0 && chunk < seen.length && seen[chunk] != null;
    }

    /** How many rows there are, free ones included. */
    int used() {
        return used;
    }

    /** What the rows take, in bytes. */
    long bytes() {
        return (long) ((used + IN_CHUNK) >>> CHUNK_BITS) * ((long) width << CHUNK_BITS) * Long.BYTES;
    }
}
