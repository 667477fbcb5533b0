package io.keyledger.command.duedate;

import io.keyledger.events.KeyId;
import io.keyledger.events.OrganizationId;
import java.time.Instant;

/** Something that will happen to a key by time alone. */
record DueDate(KeyId key, Kind kind, OrganizationId organization, Instant at) {

    /** What will happen. */
    enum Kind {
        /** The key reaches its expiry. */
        EXPIRY,

        /** The overlap of its last rotation is over. */
        OVERLAP
    }
}
