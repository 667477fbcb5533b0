package io.keyledger.standalone.lockout;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Which names each source got wrong lately, in this process's memory and in a limited number. What counts is how many
 * different names there are, so that a program that keeps coming with an outdated secret shuts nobody out but itself.
 * Thread-safe.
 */
final class TriedNames {

    private final LockoutPolicy policy;
    private final Clock clock;
    private final SequencedMap<Source, Map<String, Instant>> sources = new LinkedHashMap<>(16, 0.75f, true);

    TriedNames(LockoutPolicy policy, Clock clock) {
        this.policy = policy;
        this.clock = clock;
    }

    /** Whether this source may still try this name: one that it tried already, or one of not too many. */
    synchronized boolean mayTry(Guess guess) {
        Map<String, Instant> names = sources.get(guess.source());
        if (names == null) {
            return true;
        }
        Instant oldest = clock.instant().minus(policy.window());
        names.values().removeIf(since -> !since.isAfter(oldest));
        return names.containsKey(guess.name()) || names.size() < policy.names();
    }

    /** Returns true if it is the last name that this source may try for now. */
    synchronized boolean failed(Guess guess) {
        if (!mayTry(guess)) {
            return false;
        }
        Map<String, Instant> names = sources.computeIfAbsent(guess.source(), source -> new HashMap<>());
        boolean added = names.putIfAbsent(guess.name(), clock.instant()) == null;
        if (sources.size() > policy.sources()) {
            sources.pollFirstEntry();
        }
        return added && names.size() == policy.names();
    }

    synchronized int size() {
        return sources.size();
    }
}
