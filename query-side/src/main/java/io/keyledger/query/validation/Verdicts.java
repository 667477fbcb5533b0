package io.keyledger.query.validation;

import io.keyledger.events.Permission;
import io.keyledger.events.SecretDigest;
import io.keyledger.eventstore.StoreUnavailable;
import io.keyledger.projection.Freshness;
import io.keyledger.projection.PositionNotReached;
import io.keyledger.projection.ProjectionStopped;
import io.keyledger.query.reading.Answer;
import io.keyledger.secrets.SecretText;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Judges presented secrets. Linearizable: whatever was in the store when the judging began is taken into account, in any
 * number of processes; where that cannot be had, there is no verdict. Thread-safe.
 */
@Component
class Verdicts {

    private static final Logger log = LoggerFactory.getLogger(Verdicts.class);

    private final BoundedReading reading;
    private final Freshness freshness;
    private final ValidationKeys keys;
    private final ValidationProperties properties;
    private final Clock clock;

    Verdicts(
            BoundedReading reading,
            Freshness freshness,
            ValidationKeys keys,
            ValidationProperties properties,
            Clock clock) {
        this.reading = reading;
        this.freshness = freshness;
        this.keys = keys;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Whether this may pass now, and the position that was judged at; empty if it is no secret's text, which needs no
     * lookup.
     *
     * @param needed what the bearer wants to do, or null for nothing in particular
     * @param atLeast a position the caller knows of; −1 for none
     * @throws ValidatorUnready if there can be no certain verdict now
     */
    Optional<Answer<Verdict>> judge(String presented, @Nullable Permission needed, long atLeast) {
        return SecretText.parse(presented).map(secret -> judge(secret, needed, atLeast));
    }

    private Answer<Verdict> judge(SecretText presented, @Nullable Permission needed, long atLeast) {
        List<SecretDigest> candidates = keys.candidates(presented);
        Lookup lookup = current(candidates, atLeast);
        keys.requireAllOf(lookup);
        Verdict verdict = lookup.secrets().stream()
                .filter(secret -> candidates.contains(secret.claimed().digest()))
                .findFirst()
                .map(secret -> judge(secret, presented, needed))
                .orElse(Verdict.NOT_FOUND);
        return new Answer<>(verdict, lookup.position());
    }

    private Verdict judge(KnownSecret secret, SecretText presented, @Nullable Permission needed) {
        if (!keys.prove(secret)) {
            log.error(
                    "SECURITY: the lookup row of {} is not what was issued; somebody changed it. It is refused.",
                    secret.claimed().key());
            return Verdict.NOT_FOUND;
        }
        if (!secret.claimed().prefix().equals(presented.prefix())
                || secret.claimed().environment() != presented.environment()) {
            return Verdict.NOT_FOUND;
        }
        return new Verdict(secret.at(clock.instant(), needed), secret.claimed(), secret.name());
    }

    /** Reads the head first: everything that was answered before this verdict began is at or before it. */
    private Lookup current(List<SecretDigest> candidates, long atLeast) {
        long deadline = System.nanoTime() + properties.maxWait().toNanos();
        try {
            long required = Math.max(reading.head(deadline), atLeast);
            freshness.requireRunning(KeyLookupProjection.NAME);
            Lookup lookup = reading.lookup(candidates, deadline);
            if (lookup.position() < required) {
                Duration left = Duration.ofNanos(deadline - System.nanoTime());
                freshness.await(KeyLookupProjection.NAME, required, left);
                lookup = reading.lookup(candidates, deadline);
            }
            if (lookup.position() < required) {
                throw ValidatorUnready.stale();
            }
            return lookup;
        } catch (PositionNotReached | ProjectionStopped | StoreUnavailable | DataAccessException e) {
            throw ValidatorUnready.stale();
        }
    }
}
