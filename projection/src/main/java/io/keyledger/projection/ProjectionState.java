package io.keyledger.projection;

import org.jspecify.annotations.Nullable;

/**
 * How a projection stands, read in one snapshot.
 *
 * @param rebuilding somebody asked for a rebuild that has not swapped the sides yet
 * @param filling the shadow was emptied for it and is being filled
 * @param doubted the live side has facts that the store does not have any more: it is not read until the sides are swapped
 * @param liveApplied the last position the live side has applied; −1 if none
 * @param shadowApplied the same of the shadow side; null if it has not begun
 */
record ProjectionState(
        String name,
        Side live,
        boolean rebuilding,
        boolean filling,
        boolean doubted,
        long liveApplied,
        @Nullable Long shadowApplied) {

    Side shadow() {
        return live.other();
    }

    /** Whether a side is to be kept current. */
    boolean needs(Side side) {
        return side == live ? !doubted : filling;
    }
}
