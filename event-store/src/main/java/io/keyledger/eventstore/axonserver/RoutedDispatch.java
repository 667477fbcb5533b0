package io.keyledger.eventstore.axonserver;

import io.keyledger.eventstore.Decided;
import io.keyledger.eventstore.GivenToNobody;
import io.keyledger.eventstore.Head;
import io.keyledger.eventstore.StoreUnavailable;
import io.keyledger.eventstore.engine.CommandAnswers;
import io.keyledger.eventstore.engine.Dispatch;
import java.time.Duration;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;

/**
 * Hands commands to whichever process decides for their organization. What Axon Server gave to nobody is handed in again, for
 * some seconds; whatever may have been carried out is not, so that no command is carried out twice. Thread-safe.
 */
final class RoutedDispatch implements Dispatch {

    /** How often, at most. */
    static final int RETRIES = 40;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);

    private final CommandBus commands;
    private final Head head;
    private final FailureCodec failures;
    private final ServerName server;
    private final RetryTemplate retry;

    RoutedDispatch(CommandBus commands, Head head, FailureCodec failures, ServerName server) {
        this(commands, head, failures, server, FIRST_PAUSE);
    }

    /** @param pause before the first time that a command is handed in again; those that follow are longer */
    RoutedDispatch(CommandBus commands, Head head, FailureCodec failures, ServerName server, Duration pause) {
        this.commands = commands;
        this.head = head;
        this.failures = failures;
        this.server = server;
        this.retry = new RetryTemplate(RetryPolicy.builder()
                .includes(GivenToNobody.class)
                .maxRetries(RETRIES)
                .delay(pause)
                .multiplier(1.5)
                .maxDelay(Duration.ofMillis(250))
                .build());
    }

    /** Answers a head of the store from after the decision: everything that it stored is at or before that. */
    @Override
    public Decided<@Nullable Object> decide(CommandMessage<?> command) {
        try {
            @Nullable Object outcome = retry.execute(() -> once(command));
            return new Decided<>(outcome, head.stored());
        } catch (RetryException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("A command failed in an unforeseen way", e);
        }
    }

    private @Nullable Object once(CommandMessage<?> command) {
        try {
            return CommandAnswers.await(commands, command);
        } catch (NoHandlerForCommandException e) {
            throw new GivenToNobody(
                    "No command side is connected to Axon Server at " + server + "; nothing was stored.", e);
        } catch (CommandExecutionException e) {
            throw e.<Failure>getDetails().map(failures::read).orElseGet(() -> unsettled(e));
        } catch (RuntimeException e) {
            throw unsettled(e);
        }
    }

    private RuntimeException unsettled(RuntimeException failure) {
        return new StoreUnavailable("The way to whoever decides was lost. " + server.silent(), failure);
    }
}
