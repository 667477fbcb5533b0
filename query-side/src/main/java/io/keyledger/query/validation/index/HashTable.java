package io.keyledger.query.validation.index;

/**
 * Row numbers by the hash of what their rows hold: open addressing with linear probing, each slot with 32 bits of the hash
 * beside the row. The hash is of keyed digests or random ids, so nobody can choose it. Written by one thread; others may
 * read at any time and then have to find out whether what they read was whole.
 */
final class HashTable {

    /** Tells whether a row is the one that is sought. */
    interface Match {
        boolean is(int row);
    }

    static final int NONE = -1;

    private static final int FIRST_CAPACITY = 1 << 10;

    private long[] slots = new long[FIRST_CAPACITY];
    private int size;

    /** The first slot to probe. A probe goes on with {@link #next} until {@link #row} is none. */
    static int start(long[] slots, long hash) {
        return (int) ((hash >>> Integer.SIZE) * slots.length >>> Integer.SIZE);
    }

    static int next(long[] slots, int slot) {
        int next = slot + 1;
        return next == slots.length ? 0 : next;
    }

    private static int distance(long[] slots, int from, int to) {
        return to >= from ? to - from : to - from + slots.length;
    }

    /** The row in a slot, which counts only if {@link #mayBe}; {@link #NONE} for an empty slot. */
    static int row(long[] slots, int slot) {
        return (int) slots[slot] - 1;
    }

    static boolean mayBe(long[] slots, int slot, long hash) {
        return slots[slot] >>> Integer.SIZE == hash >>> Integer.SIZE;
    }

    /** The slots as they are now; growth replaces them. */
    long[] slots() {
        return slots;
    }

    /** The row that matches, or {@link #NONE}. For the writing thread. */
    int find(long hash, Match match) {
        int slot = slotOf(hash, match);
        return slot == NONE ? NONE : row(slots, slot);
    }

    private int slotOf(long hash, Match match) {
        for (int slot = start(slots, hash); slots[slot] != 0; slot = next(slots, slot)) {
            if (mayBe(slots, slot, hash) && match.is(row(slots, slot))) {
                return slot;
            }
        }
        return NONE;
    }

    /** Slots with room for one more: those of now, or larger ones that {@link #replace} puts in their place. */
    long[] withRoom() {
        if (4L * (size + 1) <= 3L * slots.length) {
            return slots;
        }
        long[] larger = new long[slots.length + slots.length / 4];
        for (long filled : slots) {
            if (filled != 0) {
                put(larger, filled);
            }
        }
        return larger;
    }

    /** Puts slots that {@link #withRoom} made in place of those of now. */
    void replace(long[] larger) {
        slots = larger;
    }

    /** Adds a row that is not there; there must be room. */
    void add(long hash, int row) {
        put(slots, (hash & 0xffff_ffff_0000_0000L) | Integer.toUnsignedLong(row + 1));
        size++;
    }

    private static void put(long[] slots, long filled) {
        int slot = start(slots, filled);
        while (slots[slot] != 0) {
            slot = next(slots, slot);
        }
        slots[slot] = filled;
    }

    /** Takes a row out and closes the gap, so that no probe ends early. */
    void remove(long hash, int removed) {
        int gap = slotOf(hash, row -> row == removed);
        if (gap == NONE) {
            throw new IllegalStateException("A row to be removed is not in its table");
        }
        for (int slot = next(slots, gap); slots[slot] != 0; slot = next(slots, slot)) {
            int home = start(slots, slots[slot]);
            if (distance(slots, home, slot) >= distance(slots, gap, slot)) {
                slots[gap] = slots[slot];
                gap = slot;
            }
        }
        slots[gap] = 0;
        size--;
    }

    int size() {
        return size;
    }

    /** What the table takes, in bytes. */
    long bytes() {
        return (long) slots.length * Long.BYTES;
    }
}
