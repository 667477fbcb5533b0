package io.keyledger.enforcement;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A validator as the database knows it.
 *
 * @param incarnation which start of it
 * @param name the process it runs in
 * @param applied every fact up to here takes part in its verdicts; −1 for none
 * @param lease how long it may go on answering without renewing
 * @param renewedAt from when the lease counts, by the database's clock
 * @param age how long that was ago when the lease was read, by the same clock
 * @param joinedAt when it registered, by the database's clock
 * @param pepperIds under which it finds secrets, in order
 * @param bindingKeyIds by which it proves secrets, in order
 * @param state whether it may still be answering
 */
public record Validator(
        UUID incarnation,
        String name,
        long applied,
        Duration lease,
        Instant renewedAt,
        Duration age,
        Instant joinedAt,
        List<String> pepperIds,
        List<String> bindingKeyIds,
        State state) {

    /** Whether a validator may still be answering. */
    public enum State {
        /** Its lease has not provably run out. */
        ALIVE,

        /** Its lease has run out, so it answers nothing. */
        RUN_OUT
    }

    boolean isAlive() {
        return state == State.ALIVE;
    }

    boolean mayAnswerFromBefore(long position) {
        return applied < position && isAlive();
    }
}
