package io.keyledger.command.enforcement;

import io.keyledger.enforcement.Enforcement;
import io.keyledger.enforcement.EnforcementPending;
import io.keyledger.eventstore.Decided;
import org.springframework.stereotype.Component;

/** The last step of every command that takes validity away, also of one that found nothing left to take. */
@Component
public class Enforcing {

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
