package io.keyledger.projection;

import org.jspecify.annotations.Nullable;

/**
 * How a projection stands, for its operators.
 *
 * @param position what the live side has applied; −1 if nothing yet
 * @param stopped whether something keeps it from going on; null if it is no concern of this process
 */
public record ProjectionStatus(
        String name,
        Side liveSide,
        long position,
        boolean rebuilding,
        @Nullable Boolean stopped) {}
