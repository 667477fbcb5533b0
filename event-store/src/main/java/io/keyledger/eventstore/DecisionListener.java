package io.keyledger.eventstore;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Is told how each command came out, on the thread that handed it in. */
@FunctionalInterface
public interface DecisionListener {

    /**
     * Called once for each command, however often it was tried; must neither block nor throw.
     *
     * @param failure what {@link Decisions#decide} throws, or null if what was decided is stored
     */
    void settled(Object command, Duration elapsed, @Nullable RuntimeException failure);
}
