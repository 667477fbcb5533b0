package io.keyledger.query.projection;

import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Reading rows together with the position they stand at: one snapshot of the live side. Thread-safe. */
@Component
public class Snapshots {

    private final Freshness freshness;
    private final ProjectionStates states;
    private final QueryProperties properties;
    private final TransactionTemplate snapshot;

    Snapshots(
            Freshness freshness,
            ProjectionStates states,
            QueryProperties properties,
            PlatformTransactionManager transactions) {
        this.freshness = freshness;
        this.states = states;
        this.properties = properties;
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.snapshot.setReadOnly(true);
    }

    /**
     * Reads from the live side once it has applied a position.
     *
     * @param rows reads, given the side to read
     * @throws PositionNotReached if it has not within {@code keyledger.query.max-wait}
     * @throws ProjectionStopped if the projection cannot go on
     */
    public <T> Answer<T> read(String projection, long atLeast, Function<Side, T> rows) {
        freshness.await(projection, atLeast, properties.maxWait());
        Answer<T> answer = snapshot.execute(reading -> {
            ProjectionState state = states.read(projection);
            return new Answer<>(rows.apply(state.live()), state.liveApplied());
        });
        if (answer == null) {
            throw new IllegalStateException("A snapshot gave no answer");
        }
        return answer;
    }
}
