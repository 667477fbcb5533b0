package io.keyledger.query.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.keyledger.query.validation.VerdictCounts.Port;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class VerdictCountsTest {

    private static final int MANY = 1_000_000;

    private final VerdictCounts counts = new VerdictCounts();
    private final MeterRegistry meters = new SimpleMeterRegistry();

    private double counted(String counter, String port, String code) {
        return meters.get(counter)
                .tag("port", port)
                .tag("code", code)
                .functionCounter()
                .count();
    }

    @Test
    void eachIsCountedWhereItHappenedAndAsWhatItIs() {
        counts.bindTo(meters);
        counts.of(Port.VERDICT).given(VerdictCode.REVOKED);
        counts.of(Port.MANAGEMENT).given(VerdictCode.VALID);
        counts.of(Port.MANAGEMENT).given(VerdictCode.VALID);
        counts.of(Port.VERDICT).withheld(ValidatorUnready.withoutKeys());

        assertThat(counted("keyledger.verdicts", "verdict", "REVOKED")).isEqualTo(1);
        assertThat(counted("keyledger.verdicts", "verdict", "VALID")).isZero();
        assertThat(counted("keyledger.verdicts", "management", "VALID")).isEqualTo(2);
        assertThat(counted("keyledger.verdicts.withheld", "verdict", "VALIDATOR_KEYS_MISSING"))
                .isEqualTo(1);
        assertThat(counted("keyledger.verdicts.withheld", "verdict", "VALIDATOR_STALE"))
                .isZero();
    }

    @Test
    void whoeverIsTurnedAwayIsCountedByTheReason() {
        counts.bindTo(meters);
        CallerCheck.Refusal nobody = refusal(List.of());
        CallerCheck.Refusal wrong = refusal(List.of("Bearer x"));
        counts.of(Port.VERDICT).turnedAway(nobody);
        counts.of(Port.VERDICT).turnedAway(wrong);

        assertThat(counted("keyledger.verdicts.turned.away", "verdict", nobody.code()))
                .isEqualTo(1);
        assertThat(counted("keyledger.verdicts.turned.away", "verdict", wrong.code()))
                .isEqualTo(1);
        assertThat(CallerCheck.CODES).contains(nobody.code(), wrong.code());
    }

    private static CallerCheck.Refusal refusal(List<String> authorization) {
        return Objects.requireNonNull(
                CallerCheck.of(authorization, presented -> new Verdict(VerdictCode.NOT_FOUND, null, 0))
                        .refusal());
    }

    /** Two at once, as two event loops would: a number that is fought for is split, once, and none is lost. */
    @Test
    void countingAllocatesNothingAndLosesNothing() throws InterruptedException {
        counts.bindTo(meters);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        List<Long> allocated = new ArrayList<>();
        List<Thread> loops = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            loops.add(Thread.ofPlatform().start(() -> {
                long before = threads.getCurrentThreadAllocatedBytes();
                for (int verdict = 0; verdict < MANY; verdict++) {
                    counts.of(Port.VERDICT).given(VerdictCode.VALID);
                }
                long bytes = threads.getCurrentThreadAllocatedBytes() - before;
                synchronized (allocated) {
                    allocated.add(bytes);
                }
            }));
        }
        for (Thread loop : loops) {
            loop.join();
        }

        assertThat(counted("keyledger.verdicts", "verdict", "VALID")).isEqualTo(2.0 * MANY);
        assertThat(allocated).hasSize(2).allSatisfy(bytes -> assertThat(bytes).isLessThan(MANY / 10));
    }
}
