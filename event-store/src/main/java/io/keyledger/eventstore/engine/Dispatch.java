package io.keyledger.eventstore.engine;

import io.keyledger.eventstore.Decided;
import org.axonframework.commandhandling.CommandMessage;
import org.jspecify.annotations.Nullable;

/** How a command gets to whoever decides it. Thread-safe. */
@FunctionalInterface
public interface Dispatch {

    /**
     * Has a command decided once, and waits until that is durable.
     *
     * @throws org.axonframework.modelling.command.ConcurrencyException if the decision was overtaken; nothing was stored
     * @throws io.keyledger.eventstore.GivenToNobody if nobody was there to decide it; nothing was stored
     * @throws io.keyledger.eventstore.StoreUnavailable if it could not be settled whether it was stored
     * @throws RuntimeException whatever refusal the command handler threw
     */
    Decided<@Nullable Object> decide(CommandMessage<?> command);
}
