package io.keyledger.enforcement;

import java.time.Duration;

/**
 * One term of a lease, as its validator counts it: from before the renewal was asked for, by its own monotonic clock. The
 * wall clock has no say in when it ends; it only betrays a machine that slept while the monotonic clock stood still.
 *
 * @param begin the monotonic clock just before the wall clock was read
 * @param anchored the monotonic clock just after
 * @param wall the wall clock between these two, in nanoseconds
 * @param end when it is over, by the monotonic clock
 * @param tolerance by how much the two clocks may differ, in nanoseconds
 */
record LeaseTerm(long begin, long anchored, long wall, long end, long tolerance) {

    /**
     * What a validator serves of its lease. Its clock may be slow by 1 %, and a sleep as long as the tolerance goes
     * unnoticed: 0.96 / 0.99 + 0.01 &lt; 0.98 of the lease in real time. The database waits for 1.01 by a clock that may be
     * fast by 1 %: a whole lease in real time.
     */
    private static final double SERVED = 0.96;

    private static final double TOLERATED = 0.01;
    private static final long NANOS_PER_MILLI = 1_000_000;

    static LeaseTerm beginning(Clocks clocks, Duration lease) {
        long begin = clocks.nanos();
        long wall = clocks.millis() * NANOS_PER_MILLI;
        long anchored = clocks.nanos();
        long whole = lease.toNanos();
        return new LeaseTerm(begin, anchored, wall, begin + (long) (whole * SERVED), (long) (whole * TOLERATED));
    }

    boolean isOver(long now) {
        return now - end >= 0;
    }

    /**
     * Whether the wall clock, read between two readings of the monotonic clock, has gone as far as that one since the term
     * began. What passes between readings does not count against it: threads are held up, too.
     */
    boolean agrees(long before, long millis, long after) {
        long gone = millis * NANOS_PER_MILLI - wall;
        return gone >= before - anchored - tolerance && gone <= after - begin + tolerance;
    }
}
