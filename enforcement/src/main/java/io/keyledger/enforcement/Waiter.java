package io.keyledger.enforcement;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One who waits until a position is enforced. Whom he waits for is settled by the first reading after the position was
 * stored. A validator that registers later reads the head of the store after its row was committed, and so has that
 * position before it answers anything. Used by one thread, but for the result.
 */
final class Waiter {

    private final long position;
    private final CompletableFuture<Integer> confirmed = new CompletableFuture<>();
    private @Nullable Map<UUID, Validator> awaited;
    private int confirmations;

    Waiter(long position) {
        this.position = position;
    }

    /** How many validators have confirmed, once nobody is waited for any more. */
    CompletableFuture<Integer> confirmed() {
        return confirmed;
    }

    /**
     * Looks at all validators as they stand now.
     *
     * @return whether nobody is waited for any more
     */
    boolean judge(List<Validator> all) {
        Map<UUID, Validator> before = awaited;
        Map<UUID, Validator> still = new HashMap<>();
        for (Validator validator : all) {
            boolean wasAwaited = before == null || before.containsKey(validator.incarnation());
            if (wasAwaited && validator.mayAnswerFromBefore(position)) {
                still.put(validator.incarnation(), validator);
            } else if (wasAwaited && validator.isAlive()) {
                confirmations++;
            }
        }
        awaited = still;
        return still.isEmpty() && confirmed.complete(confirmations);
    }
}
