package io.keyledger.eventstore.axonserver;

import org.jspecify.annotations.Nullable;

/**
 * What a command failed with, on its way back to the process that asked.
 *
 * @param text the refusal, or a sentence about the failure
 */
record Failure(Kind kind, @Nullable String text) {

    /** What the process that asked is to make of it. */
    enum Kind {
        /** The domain refuses it. */
        REFUSED,
        /** It was overtaken; nothing is stored. */
        OVERTAKEN,
        /** It could not be settled whether it is stored. */
        UNSETTLED,
        /** A defect. */
        FAILED
    }
}
