package io.keyledger.standalone.lockout;

import java.time.Duration;

/**
 * How much guessing is borne.
 *
 * @param failures in a row, with which an account is refused; each further one after that refuses it for twice as long
 * @param first how long an account is refused at first
 * @param longest how long it is refused at most
 * @param forgotten after how long without a failure they are counted anew
 * @param names how many different names one source may get wrong within {@code window}
 * @param window how long a name that a source got wrong counts against it
 * @param sources how many sources are remembered, those last seen
 */
record LockoutPolicy(
        int failures, Duration first, Duration longest, Duration forgotten, int names, Duration window, int sources) {

    static final LockoutPolicy USUAL = new LockoutPolicy(
            5, Duration.ofMinutes(1), Duration.ofMinutes(15), Duration.ofDays(1), 20, Duration.ofMinutes(15), 4_000);
}
