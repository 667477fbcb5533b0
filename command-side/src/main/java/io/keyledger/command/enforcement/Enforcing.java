package io.keyledger.command.enforcement;

import io.keyledger.enforcement.Enforcement;
import io.keyledger.enforcement.EnforcementPending;
import io.keyledger.enforcement.ValidatorLease;
import io.keyledger.eventstore.Decided;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** The last step of every command that takes validity away, also of one that found nothing left to take. */
@Component
public class Enforcing {

    /**
     * What ends later than this is known by then to every validator that still answers: it is longer than the longest lease, and
     * no lease is renewed before what is stored has been applied.
     */
    public static final Duration SOON = ValidatorLease.LONGEST.multipliedBy(2);

    private final Enforcement enforcement;

    Enforcing(Enforcement enforcement) {
        this.enforcement = enforcement;
    }

    /**
     * Waits until what was decided is enforced. A repetition waits as well: what was found to be so already may have been
     * decided a moment ago, by a command that still waits.
     *
     * @throws EnforcementPending if that is not known within the time limit
     */
    public EnforcementAnswer of(Decided<?> decided) {
        return EnforcementAnswer.of(enforcement.await(decided.position()));
    }
}
