package io.keyledger.eventstore.snapshot;

import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a newer snapshot of a stream, and clears away one that is not to be trusted. Used by one thread. */
final class SnapshotRenewal {

    private static final Logger log = LoggerFactory.getLogger(SnapshotRenewal.class);

    private final SealedSnapshots sealed;
    private final RecentSnapshots recent;
    private final StreamFacts facts;

    SnapshotRenewal(SealedSnapshots sealed, RecentSnapshots recent, StreamFacts facts) {
        this.sealed = sealed;
        this.recent = recent;
        this.facts = facts;
    }

    void renew(String stream, SnapshotCodec<?, ?> codec) {
        Restored stored = stored(stream, codec);
        Restored newest = newest(stream, codec, stored);
        if (newest == null) {
            return;
        }
        recent.keep(stream, Optional.of(newest));
        long since = stored == null ? newest.sequence() + 1 : newest.sequence() - stored.sequence();
        if (since >= Snapshots.EVERY) {
            sealed.write(newest, codec);
        }
    }

    private @Nullable Restored stored(String stream, SnapshotCodec<?, ?> codec) {
        return switch (sealed.find(stream, codec)) {
            case Found.Nothing nothing -> null;
            case Found.Unreadable unreadable -> {
                log.info(
                        "Events are read instead of a snapshot that is not for this version to read: {}",
                        unreadable.row().snapshot());
                yield null;
            }
            case Found.Foreign foreign -> {
                remove(foreign.row(), "it is not what this installation wrote");
                yield null;
            }
            case Found.Trusted trusted -> fitting(trusted);
        };
    }

    private @Nullable Restored fitting(Found.Trusted found) {
        if (continuation(found.restored()) != null) {
            return found.restored();
        }
        remove(found.row(), "the event it ends with is not in the store");
        recent.drop(found.restored());
        return null;
    }

    private @Nullable Restored newest(String stream, SnapshotCodec<?, ?> codec, @Nullable Restored stored) {
        Optional<Restored> known = recent.of(stream);
        Restored base = stored;
        if (known != null && known.isPresent() && (stored == null || known.get().sequence() > stored.sequence())) {
            base = known.get();
        }
        List<? extends DomainEventMessage<?>> later = base == null ? null : continuation(base);
        if (later == null) {
            if (base != null) {
                recent.drop(base);
                base = null;
            }
            later = facts.from(stream, 0);
        }
        return later.isEmpty() ? base : codec.after(base, later);
    }

    /** The events after those that the state contains; null if its last one is not in the store. */
    private @Nullable List<? extends DomainEventMessage<?>> continuation(Restored state) {
        var there = facts.from(state.stream(), state.sequence());
        if (there.isEmpty()
                || !state.endsWith(
                        there.getFirst().getSequenceNumber(), there.getFirst().getIdentifier())) {
            return null;
        }
        return there.subList(1, there.size());
    }

    private void remove(SnapshotRow row, String why) {
        log.error("SECURITY: a snapshot was removed, and events are read instead, for {}: {}", why, row.snapshot());
        sealed.remove(row);
    }
}
