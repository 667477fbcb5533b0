package io.keyledger.eventstore.axonserver;

import io.axoniq.axonserver.connector.AxonServerException;
import io.axoniq.axonserver.connector.ErrorCategory;
import io.grpc.Metadata;
import io.grpc.Status;
import io.keyledger.eventstore.StoreUnavailable;
import org.axonframework.modelling.command.ConcurrencyException;

/** What a failure on the way to Axon Server means. */
final class AxonServerFailures {

    private static final Metadata.Key<String> CODE =
            Metadata.Key.of("AxonIQ-ErrorCode", Metadata.ASCII_STRING_MARSHALLER);
    private static final String SEQUENCE_TAKEN = "AXONIQ-2000";

    private AxonServerFailures() {}

    static RuntimeException meaning(Throwable failure, String otherwise, ServerName server) {
        if (lostRace(failure)) {
            return new ConcurrencyException("Another decision came first", failure);
        }
        Status.Code code = Status.fromThrowable(failure).getCode();
        String why = code == Status.Code.UNAVAILABLE
                ? server.silent()
                : "Axon Server at " + server + " said: " + failure.getMessage();
        return new StoreUnavailable(otherwise + ": " + why, failure);
    }

    private static boolean lostRace(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof AxonServerException server
                    && server.getErrorCategory() == ErrorCategory.INVALID_EVENT_SEQUENCE) {
                return true;
            }
            Metadata trailers = Status.trailersFromThrowable(cause);
            if (trailers != null && SEQUENCE_TAKEN.equals(trailers.get(CODE))) {
                return true;
            }
        }
        return false;
    }
}
