package io.keyledger.eventstore.engine;

import io.keyledger.eventstore.Decided;
import io.keyledger.eventstore.Head;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** Decides in this process, and so learns at which position what was decided is stored. Thread-safe. */
public final class LocalDispatch implements Dispatch {

    private final CommandBus commands;

    /** Registers itself with the bus in order to learn positions. */
    public LocalDispatch(CommandBus commands, Head head) {
        this.commands = commands;
        commands.registerHandlerInterceptor((unit, chain) -> positioned(unit, chain, head));
    }

    @Override
    public Decided<@Nullable Object> decide(CommandMessage<?> command) {
        Positioned answer = (Positioned) Objects.requireNonNull(CommandAnswers.await(commands, command));
        return answer.now();
    }

    /** The position is known only at commit, after the handler has returned: hence a cell that is filled then. */
    private static Positioned positioned(UnitOfWork<?> unit, InterceptorChain chain, Head head) throws Exception {
        Positioned positioned = new Positioned(chain.proceed(), new AtomicLong());
        unit.onCommit(committed -> {
            OptionalLong stored = StoredPosition.of(committed);
            positioned.position.set(stored.isPresent() ? stored.getAsLong() : head.stored());
        });
        return positioned;
    }

    private record Positioned(@Nullable Object outcome, AtomicLong position) {
        Decided<@Nullable Object> now() {
            return new Decided<>(outcome, position.get());
        }
    }
}
