package io.keyledger.command.testing;

import static io.keyledger.command.testing.KeyBuilder.NOW;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Stands at {@link KeyBuilder#NOW} until it is moved. */
public final class TestClock extends Clock {

    private volatile Instant now = NOW;

    public void forward(Duration by) {
        now = now.plus(by);
    }

    public void reset() {
        now = NOW;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Time is UTC here");
    }
}
