package io.keyledger.enforcement;

import java.time.Duration;
import java.time.Instant;

/**
 * From here on no validator answers a verdict from before a position.
 *
 * @param position what has been enforced
 * @param at when that was known
 * @param validators how many have confirmed it; those whose lease ran out are not among them
 * @param elapsed how long it took
 */
public record Enforced(long position, Instant at, int validators, Duration elapsed) {}
