package io.keyledger.enforcement.model;

/** Everything at one moment: one who revokes and waits, the database, and two validators. */
final class World {

    /** How long a validator serves by its clock; another tick may pass for it unnoticed. */
    static final int SERVED = 1;

    /** When a lease has run out by the database's clock, which may be one tick ahead of the real time as well. */
    static final int RUN_OUT = SERVED + 2;

    static final int NOTHING_DONE = 0;
    static final int STORED = 1;
    static final int LEASES_READ = 2;
    static final int WAITING = 3;
    static final int ANSWERED = 4;
    static final int READ_TOO_EARLY = 5;

    final Slot[] slots = {new Slot(), new Slot()};
    int enforcer;
    int stored;
    int databaseHurried;
    int failedOver;

    void load(long state) {
        slots[0].load((int) (state & 0xFFFFFF));
        slots[1].load((int) (state >> 24 & 0xFFFFFF));
        enforcer = (int) (state >> 48 & 7);
        stored = (int) (state >> 51 & 1);
        databaseHurried = (int) (state >> 52 & 1);
        failedOver = (int) (state >> 53 & 1);
    }

    /** The validators are alike, so which is which makes no difference. */
    long state() {
        long one = slots[0].bits();
        long other = slots[1].bits();
        return Math.max(one, other)
                | Math.min(one, other) << 24
                | (long) enforcer << 48
                | (long) stored << 51
                | (long) databaseHurried << 52
                | (long) failedOver << 53;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("enforcer=" + enforcer + " stored=" + stored);
        for (Slot slot : slots) {
            text.append(" [phase=%d lease=%d index=%d row=%d reported=%d awaited=%d verdict=%d]"
                    .formatted(slot.phase, slot.held, slot.index, slot.row, slot.reported, slot.awaited, slot.verdict));
        }
        return text.toString();
    }
}
