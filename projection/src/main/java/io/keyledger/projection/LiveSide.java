package io.keyledger.projection;

import java.util.function.BiFunction;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Reading the live side together with the position it stands at. Thread-safe. */
@Component
public class LiveSide {

    private final ProjectionStates states;
    private final TransactionTemplate snapshot;

    LiveSide(ProjectionStates states, PlatformTransactionManager transactions) {
        this.states = states;
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.snapshot.setReadOnly(true);
    }

    /**
     * Reads in one snapshot (REPEATABLE READ).
     *
     * @param rows reads, given the side to read and the position up to which every fact is in its rows; −1 if none
     * @throws ProjectionStopped if the live side is doubted
     */
    public <T> T read(String projection, BiFunction<Side, Long, T> rows) {
        T answer = snapshot.execute(reading -> {
            ProjectionState state = states.read(projection);
            if (state.doubted()) {
                throw new ProjectionStopped(projection);
            }
            return rows.apply(state.live(), state.liveApplied());
        });
        if (answer == null) {
            throw new IllegalStateException("A snapshot gave no answer");
        }
        return answer;
    }
}
