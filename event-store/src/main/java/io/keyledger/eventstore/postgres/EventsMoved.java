package io.keyledger.eventstore.postgres;

import java.time.Instant;

/** A process was told to use events that lie elsewhere now. The message is one sentence for whoever started it. */
final class EventsMoved extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EventsMoved(String place, Instant at) {
        super("The events of this installation moved to " + place + " at " + at
                + ": start this process with the profile axon-server, or, if what was decided there is to be lost, run migrate-events"
                + " --keyledger.migration.go-back=true before.");
    }
}
