package io.keyledger.command.revocation;

import io.keyledger.events.Environment;
import io.keyledger.events.Permission;
import io.keyledger.events.SubjectId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which of an organization's living keys are meant: those for which everything holds that is not null.
 *
 * @param issuedBy who issued the key
 * @param shownTo who was shown its current secret, or a previous one that may still work
 */
record KeyFilter(
        @Nullable Permission permission,
        @Nullable Environment environment,
        @Nullable SubjectId issuedBy,
        @Nullable SubjectId shownTo,
        @Nullable Instant issuedBefore,
        @Nullable Instant issuedAfter) {

    /** Every living key. */
    static final KeyFilter ALL = new KeyFilter(null, null, null, null, null, null);
}
