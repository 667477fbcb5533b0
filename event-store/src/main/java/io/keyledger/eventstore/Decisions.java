package io.keyledger.eventstore;

import io.keyledger.eventstore.engine.Dispatch;
import io.keyledger.tracing.Step;
import io.keyledger.tracing.Traces;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
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

    private final Dispatch dispatch;
    private final DecisionListener listener;
    private final Traces traces;
    private final RetryTemplate retry = new RetryTemplate(OVERTAKEN);

    /**
     * @param dispatch has a command decided once
     * @param listener hears of every command that was handed in
     * @param traces is told of each as a step
     */
    public Decisions(Dispatch dispatch, DecisionListener listener, Traces traces) {
        this.dispatch = dispatch;
        this.listener = listener;
        this.traces = traces;
    }

    /**
     * Has a command decided and its events stored.
     *
     * @param context see {@link Context}; goes into the metadata of the events
     * @throws Contended if it was overtaken too often
     * @throws GivenToNobody if nobody was there to decide it
     * @throws StoreUnavailable if it could not be settled whether it was stored
     * @throws RuntimeException whatever refusal the command handler threw
     * @throws IllegalStateException within another decision or an event handler: nothing would be durable on return
     */
    public <R extends @Nullable Object> Decided<R> decide(Object command, Map<String, String> context) {
        if (CurrentUnitOfWork.isStarted()) {
            throw new IllegalStateException("A decision cannot be taken within another unit of work");
        }
        long began = System.nanoTime();
        try (Step step = traces.begin("command " + command.getClass().getSimpleName())) {
            try {
                Decided<R> decided = settle(command, traced(context, step));
                step.with("keyledger.position", decided.position());
                listener.settled(command, Duration.ofNanos(System.nanoTime() - began), null);
                return decided;
            } catch (RuntimeException failure) {
                step.with("keyledger.failure", failure.getClass().getSimpleName());
                listener.settled(command, Duration.ofNanos(System.nanoTime() - began), failure);
                throw failure;
            }
        }
    }

    private static Map<String, String> traced(Map<String, String> context, Step step) {
        String traceparent = step.traceparent();
        if (traceparent == null) {
            return context;
        }
        Map<String, String> traced = new HashMap<>(context);
        traced.put(Context.TRACEPARENT, traceparent);
        return traced;
    }

    @SuppressWarnings("unchecked")
    private <R extends @Nullable Object> Decided<R> settle(Object command, Map<String, String> context) {
        try {
            CommandMessage<Object> message =
                    GenericCommandMessage.asCommandMessage(command).withMetaData(MetaData.from(context));
            return (Decided<R>) retry.execute(() -> dispatch.decide(message));
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
}
