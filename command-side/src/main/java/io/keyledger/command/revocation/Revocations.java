package io.keyledger.command.revocation;

import io.keyledger.command.key.RevokeKey;
import io.keyledger.command.naming.Comment;
import io.keyledger.events.Actor;
import io.keyledger.events.KeyId;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.RevocationReason;
import io.keyledger.eventstore.Decided;
import io.keyledger.eventstore.Decisions;
import io.keyledger.projection.Freshness;
import io.keyledger.projection.PositionNotReached;
import io.keyledger.projection.ProjectionStopped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Revokes many keys, each by a command of its own. Whoever asks again after a failure carries on where it ended, since what is
 * revoked does not live any more. Thread-safe.
 */
@Component
class Revocations {

    private static final Logger log = LoggerFactory.getLogger(Revocations.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int AT_A_TIME = 32;
    private static final int STEP = 1000;

    private final Decisions decisions;
    private final Freshness freshness;
    private final LivingKeys living;

    Revocations(Decisions decisions, Freshness freshness, LivingKeys living) {
        this.decisions = decisions;
        this.freshness = freshness;
        this.living = living;
    }

    /** Which keys, why, and who says so. */
    record Asked(OrganizationId organization, KeyFilter filter, RevocationReason reason, Comment comment, Actor by) {}

    /**
     * Revokes every key that was issued before this call, that the filter names and that has not ended. One that fails keeps
     * no other waiting.
     *
     * @param context see {@link io.keyledger.eventstore.Context}; the same for all
     * @return the keys, and a position at or after the end of each, also of those that had ended before
     * @throws PositionNotReached if it is not known in time which keys there are
     * @throws ProjectionStopped if that cannot be known
     * @throws RuntimeException what the first of those failed with that failed; the others are revoked
     */
    Decided<List<KeyId>> revoke(Asked asked, Map<String, String> context) {
        Decided<?> begun = decisions.decide(new LookForKeysToEnd(asked.organization(), asked.by()), context);
        freshness.await(LivingKeysProjection.NAME, begun.position(), PATIENCE);
        LivingKeys.Found found = living.find(asked.organization(), asked.filter());
        List<KeyId> keys = found.keys();
        // What somebody else ended while this waited is not in the list, and has to be enforced as well.
        long position = Math.max(begun.position(), found.position());
        for (int from = 0; from < keys.size(); from += STEP) {
            List<KeyId> step = keys.subList(from, Math.min(keys.size(), from + STEP));
            position = Math.max(position, revoke(step, asked, context));
            if (keys.size() > STEP) {
                log.info("{} of {} keys of {} revoked", from + step.size(), keys.size(), asked.organization());
            }
        }
        return new Decided<>(keys, position);
    }

    private long revoke(List<KeyId> keys, Asked asked, Map<String, String> context) {
        List<Callable<Long>> commands = keys.stream()
                .map(key -> new RevokeKey(key, asked.organization(), asked.reason(), asked.comment(), asked.by()))
                .map(command -> (Callable<Long>)
                        () -> decisions.decide(command, context).position())
                .toList();
        try (ExecutorService several = Executors.newFixedThreadPool(
                AT_A_TIME, Thread.ofVirtual().name("keyledger-revocation-", 0).factory())) {
            return last(several.invokeAll(commands));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while keys were being revoked", e);
        }
    }

    private static long last(List<Future<Long>> positions) throws InterruptedException {
        long last = -1;
        for (Future<Long> position : positions) {
            try {
                last = Math.max(last, position.get());
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException failure) {
                    throw failure;
                }
                throw new IllegalStateException("A key could not be revoked", e);
            }
        }
        return last;
    }
}
