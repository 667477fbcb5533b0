package io.keyledger.eventstore.axonserver;

import io.keyledger.eventstore.RefusalText;
import io.keyledger.eventstore.StoreUnavailable;
import java.util.Optional;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Failures of commands as they travel by way of Axon Server, whose own way keeps nothing but their messages. Thread-safe. */
final class FailureCodec {

    private static final Logger log = LoggerFactory.getLogger(FailureCodec.class);

    private final @Nullable RefusalText refusals;

    /** @param refusals null where there are none to be told from failures */
    FailureCodec(@Nullable RefusalText refusals) {
        this.refusals = refusals;
    }

    CommandExecutionException written(Throwable failure) {
        return new CommandExecutionException("The command was not carried out", null, details(failure));
    }

    private Failure details(Throwable failure) {
        if (failure instanceof ConcurrencyException) {
            return new Failure(Failure.Kind.OVERTAKEN, null);
        }
        if (failure instanceof StoreUnavailable) {
            return new Failure(Failure.Kind.UNSETTLED, failure.getMessage());
        }
        Optional<String> refusal = refusals != null && failure instanceof RuntimeException thrown
                ? refusals.write(thrown)
                : Optional.empty();
        if (refusal.isPresent()) {
            return new Failure(Failure.Kind.REFUSED, refusal.get());
        }
        log.error("A command failed in an unforeseen way", failure);
        return new Failure(Failure.Kind.FAILED, null);
    }

    RuntimeException read(Failure failure) {
        String text = failure.text();
        return switch (failure.kind()) {
            case OVERTAKEN -> new ConcurrencyException("Another decision came first");
            case UNSETTLED ->
                new StoreUnavailable(text == null ? "It could not be settled whether this was stored." : text);
            case REFUSED -> refusals == null || text == null ? failed() : refusals.read(text);
            case FAILED -> failed();
        };
    }

    private static IllegalStateException failed() {
        return new IllegalStateException("A command failed where it was decided; the log there says how");
    }
}
