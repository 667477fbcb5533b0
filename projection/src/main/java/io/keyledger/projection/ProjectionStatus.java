package io.keyledger.projection;

/**
 * How a projection stands, for its operators.
 *
 * @param position what the live side has applied; −1 if nothing yet
 */
public record ProjectionStatus(String name, Side liveSide, long position, boolean rebuilding, boolean stopped) {}
