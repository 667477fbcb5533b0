package io.keyledger.eventstore;

import io.keyledger.eventstore.postgres.StoredPosition;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;

/**
 * Where commands are handed in. A decision that was overtaken is taken anew from what is true then, a bounded number of
 * times. Thread-safe; {@link #decide} blocks until the decision is durable.
 */
public final class Decisions {

    private static final RetryPolicy OVERTAKEN = RetryPolicy.builder()
            .includes(ConcurrencyException.class)
            .maxRetries(12)
            .delay(Duration.ofMillis(2))
            .jitter(Duration.ofMillis(2))
            .multiplier(1.6)
            .maxDelay(Duration.ofMillis(100))
            .build();

    private final CommandBus commands;
    private final DecisionListener listener;
    private final RetryTemplate retry = new RetryTemplate(OVERTAKEN);

    /** Registers itself with the bus in order to learn positions. */
    public Decisions(CommandBus commands, Head head, DecisionListener listener) {
        this.commands = commands;
        this.listener = listener;
        commands.registerHandlerInterceptor((unit, chain) -> positioned(unit, chain, head));
    }

    /**
     * Has a command decided and its events stored.
     *
     * @param context see {@link Context}; goes into the metadata of the events
     * @throws Contended if it was overtaken too often
     * @throws StoreUnavailable if it could not be settled whether it was stored
     * @throws RuntimeException whatever refusal the command handler threw
     * @throws IllegalStateException within another decision or an event handler: nothing would be durable on return
     */
    public <R extends @Nullable Object> Decided<R> decide(Object command, Map<String, String> context) {
        if (CurrentUnitOfWork.isStarted()) {
            throw new IllegalStateException("A decision cannot be taken within another unit of work");
        }
        long began = System.nanoTime();
        try {
            Decided<R> decided = settle(command, context);
            listener.settled(command, Duration.ofNanos(System.nanoTime() - began), null);
            return decided;
        } catch (RuntimeException failure) {
            listener.settled(command, Duration.ofNanos(System.nanoTime() - began), failure);
            throw failure;
        }
    }

    @SuppressWarnings("unchecked")
    private <R extends @Nullable Object> Decided<R> settle(Object command, Map<String, String> context) {
        try {
            return (Decided<R>) retry.execute(() -> dispatch(
                            GenericCommandMessage.asCommandMessage(command).withMetaData(MetaData.from(context))))
                    .now();
        } catch (RetryException e) {
            Throwable cause = e.getCause();
            if (cause instanceof ConcurrencyException) {
                throw new Contended(cause);
            }
            if (cause instanceof RuntimeException refusal) {
                throw refusal;
            }
            throw new IllegalStateException("A command failed in an unforeseen way", cause);
        }
    }

    private Positioned dispatch(CommandMessage<Object> command) {
        CompletableFuture<Positioned> answer = new CompletableFuture<>();
        commands.<Object, Positioned>dispatch(command, (sent, result) -> {
            if (result.isExceptional()) {
                answer.completeExceptionally(result.exceptionResult());
            } else {
                answer.complete(result.getPayload());
            }
        });
        try {
            return answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
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
