package io.keyledger.identity;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.LongSupplier;

/**
 * The keys used lately, for a limited time and in a limited number. What was read before a key was evicted is not put in
 * after it: a read that was under way brings no destroyed key back. Safe for use by many threads.
 */
final class RecentPersonKeys {

    private record Entry(PersonKey key, long since) {}

    private final int most;
    private final long lifetime;
    private final LongSupplier nanoTime;
    private final SequencedMap<String, Entry> keys = new LinkedHashMap<>(16, 0.75f, true);
    private long evictions;

    /** @param nanoTime monotonic, in nanoseconds */
    RecentPersonKeys(int most, Duration lifetime, LongSupplier nanoTime) {
        this.most = most;
        this.lifetime = lifetime.toNanos();
        this.nanoTime = nanoTime;
    }

    synchronized Optional<PersonKey> get(String person) {
        Entry entry = keys.get(person);
        if (entry != null && nanoTime.getAsLong() - entry.since() >= lifetime) {
            keys.remove(person);
            entry = null;
        }
        return Optional.ofNullable(entry).map(Entry::key);
    }

    /** To be taken before reading a key, and given to {@link #put} with it. */
    synchronized long evictions() {
        return evictions;
    }

    synchronized void put(String person, PersonKey key, long evictionsBeforeReading) {
        if (evictions != evictionsBeforeReading) {
            return;
        }
        keys.put(person, new Entry(key, nanoTime.getAsLong()));
        if (keys.size() > most) {
            keys.pollFirstEntry();
        }
    }

    synchronized void evict(String person) {
        evictions++;
        keys.remove(person);
    }
}
