package io.keyledger.query.validation.index;

import io.keyledger.events.Fact;
import java.util.concurrent.locks.StampedLock;

/**
 * Every secret that can still say something, by digest. One thread writes, fact by fact; any number of others search
 * meanwhile without waiting for it: a search that met a change is made again, so that none ever sees half a fact.
 */
public final class ValidationIndex {

    private final SecretStore store;
    private final IndexChanges changes;
    private final StampedLock lock = new StampedLock();
    private long position = -1;
    private boolean damaged;

    /** @param proof tells whether a secret is what it claims to be; called by the writing thread */
    public ValidationIndex(Proof proof) {
        this.store = new SecretStore();
        this.changes = new IndexChanges(store, proof);
    }

    /**
     * Searches for a digest.
     *
     * @param digest four big-endian longs
     * @param into receives what was found, and the position that was searched at
     * @return false if a change ended halfway, so that nothing can be believed any more
     */
    public boolean find(long[] digest, Finding into) {
        while (true) {
            long stamp = lock.tryOptimisticRead();
            if (stamp != 0) {
                into.position = position;
                boolean damagedThen = damaged;
                if ((store.find(digest, into) || damagedThen) && lock.validate(stamp)) {
                    return !damagedThen;
                }
            }
            Thread.onSpinWait();
        }
    }

    /**
     * Adds a secret as the table of lookups has it. For the writing thread, before any fact is applied.
     *
     * @param proven whether its binding holds
     */
    public void load(KnownSecret secret, boolean proven) {
        changing(() -> changes.load(secret, proven), position);
    }

    /** What was loaded contains every fact up to this position. */
    public void standAt(long loaded) {
        changing(() -> {}, loaded);
    }

    /**
     * Applies a fact. For the writing thread.
     *
     * @throws IllegalStateException if it speaks of a key that must be known and is not; nothing is changed then
     * @throws RuntimeException or an {@link Error} if a change ended halfway; from then on nothing is found here
     */
    public void apply(Fact fact, long at) {
        if (at <= position) {
            return;
        }
        changing(changes.of(fact), at);
    }

    private void changing(Runnable change, long at) {
        store.makeRoom();
        long stamp = lock.writeLock();
        boolean whole = false;
        try {
            store.takeRoom();
            change.run();
            position = at;
            whole = true;
        } finally {
            damaged |= !whole;
            lock.unlockWrite(stamp);
        }
    }

    /**
     * Forgets keys that ended, and secrets that were retired, at or before this time in milliseconds: they become unknown.
     * For the writing thread, which looks at some keys at a time; readers are held up for one key at a time, and only where
     * there is something to forget.
     *
     * @param from where to begin, 0 for the first key
     * @param most at how many keys to look
     * @return where to go on; 0 after the last key
     */
    public int forget(long before, int from, int most) {
        int end = Math.min(store.keyRows(), from + most);
        for (int key = from; key < end; key++) {
            if (store.remembersTooLong(key, before)) {
                int forgotten = key;
                changing(() -> store.forget(forgotten, before), position);
            }
        }
        return end == store.keyRows() ? 0 : end;
    }

    /** Up to which position every fact has been applied. For the writing thread. */
    public long position() {
        return position;
    }

    /** How many secrets there are. For the writing thread. */
    public int size() {
        return store.size();
    }

    /** What the index takes without the names of keys and the table of organizations, in bytes. For the writing thread. */
    public long bytes() {
        return store.bytes();
    }
}
