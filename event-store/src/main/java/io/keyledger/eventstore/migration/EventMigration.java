package io.keyledger.eventstore.migration;

import io.keyledger.eventstore.StoreUnavailable;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.modelling.command.ConcurrencyException;

/**
 * Copies every fact of one store to another, at the same position. What is there already is the beginning of it, from a run that was
 * cut short; it goes on from there. Used by one thread.
 */
public final class EventMigration {

    private final OldStore from;
    private final EmptyStore to;
    private final MigrationProgress progress;

    public EventMigration(OldStore from, EmptyStore to, MigrationProgress progress) {
        this.from = from;
        this.to = to;
        this.progress = progress;
    }

    /**
     * Copies what is missing, then reads both stores from the beginning and compares them. Only if both hold the same is the store that
     * was copied from told that the installation has left it.
     *
     * @throws MigrationRefused if it cannot be done, or was cut short, or if the stores differ
     */
    public Migrated run() {
        try {
            long last = from.head();
            long there = to.head();
            requireBeginning(there, last);
            copy(there, last);
            Migrated migrated = compared(last, last - there);
            from.leaveFor(to.name());
            return migrated;
        } catch (StoreUnavailable e) {
            throw new MigrationRefused(
                    e.getMessage() + " Nothing is lost: run this again, and it goes on where it was.", e);
        } catch (ConcurrencyException e) {
            throw new MigrationRefused(
                    "Somebody else stores in " + to.name() + ". Stop whoever does, empty it, and run this again.", e);
        }
    }

    private void requireBeginning(long there, long last) {
        if (there > last) {
            throw new MigrationRefused(to.name() + " holds " + (there + 1) + " events, more than the " + (last + 1)
                    + " of " + from.name() + ": it is in use, or none of this installation's. Name an empty one.");
        }
        if (there >= 0 && !at(from, there).equals(at(to, there))) {
            throw new MigrationRefused(to.name() + " holds events of something else. Name an empty one.");
        }
    }

    private static StoredFact at(StoredFacts store, long position) {
        List<StoredFact> found = new ArrayList<>();
        store.read(position - 1, position, found::addAll);
        return found.getFirst();
    }

    private void copy(long there, long last) {
        progress.begins("Copying", last - there);
        try {
            from.read(there, last, facts -> {
                to.append(facts);
                progress.advances(facts.size());
            });
        } finally {
            progress.ends();
        }
    }

    private Migrated compared(long last, long copied) {
        FactsHash expected = hash(from, last);
        FactsHash found = hash(to, to.head());
        String hash = expected.hex();
        if (expected.facts() != found.facts() || !hash.equals(found.hex())) {
            throw new MigrationRefused(to.name() + " does not hold what " + from.name()
                    + " holds: " + found.facts() + " events instead of " + expected.facts()
                    + ", or others. Do not use it; empty it, and run this again.");
        }
        return new Migrated(expected.facts(), copied, hash);
    }

    private FactsHash hash(StoredFacts store, long last) {
        FactsHash hash = new FactsHash();
        progress.begins("Checking " + store.name(), last + 1);
        try {
            store.read(-1, last, facts -> {
                facts.forEach(hash::add);
                progress.advances(facts.size());
            });
        } finally {
            progress.ends();
        }
        return hash;
    }
}
