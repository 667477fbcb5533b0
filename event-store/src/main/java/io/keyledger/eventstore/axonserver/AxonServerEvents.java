package io.keyledger.eventstore.axonserver;

import io.axoniq.axonserver.connector.event.AppendEventsTransaction;
import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.connector.event.EventStream;
import io.axoniq.axonserver.grpc.event.Event;
import io.keyledger.eventstore.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of Axon Server, and waited for no longer than patience lasts. Whatever does not succeed is {@link
 * StoreUnavailable}, but for an append that lost a race. Thread-safe.
 */
final class AxonServerEvents {

    private static final int BUFFER = 1024;
    private static final long NOTHING = -1;

    private final Supplier<EventChannel> channel;
    private final ServerName server;
    private final Duration patience;

    AxonServerEvents(Supplier<EventChannel> channel, ServerName server, Duration patience) {
        this.channel = channel;
        this.server = server;
        this.patience = patience;
    }

    /**
     * All of these or none, durably.
     *
     * @throws org.axonframework.modelling.command.ConcurrencyException if one of the streams has moved on; nothing is stored
     * @throws StoreUnavailable if it could not be settled whether they are stored
     */
    void append(List<Event> events) {
        ask("It could not be settled whether this was stored", on -> {
            AppendEventsTransaction transaction = on.startAppendEventsTransaction();
            events.forEach(transaction::appendEvent);
            return transaction.commit();
        });
    }

    /** The stream's events from a sequence on. */
    List<Event> stream(String stream, long firstSequence) {
        return read(on -> {
            try (var events = on.openAggregateStream(stream, firstSequence).asStream()) {
                return events.toList();
            }
        });
    }

    /** The sequence of the stream's last event, −1 for none. */
    long lastSequence(String stream) {
        @Nullable Long last = ask("The event store cannot be read", on -> on.findHighestSequence(stream));
        return last == null ? NOTHING : last;
    }

    /** The position of the newest event, −1 for none. */
    long head() {
        return position(ask("The event store cannot be read", EventChannel::getLastToken));
    }

    /** The position before the first event at or after a time; the head if there is none. */
    long before(Instant time) {
        @Nullable Long first = ask("The event store cannot be read", on -> on.getTokenAt(time.toEpochMilli()));
        return first == null || first < 0 ? head() : first - 1;
    }

    private static long position(@Nullable Long token) {
        return token == null ? NOTHING : token;
    }

    /** The events after a position, without end. */
    EventStream after(long position) {
        return read(on -> on.openStream(position, BUFFER));
    }

    void appendSnapshot(Event snapshot) {
        ask("A snapshot could not be stored", on -> on.appendSnapshot(snapshot));
    }

    Optional<Event> snapshot(String stream) {
        return read(on -> {
            try (var snapshots = on.loadSnapshot(stream).asStream()) {
                return snapshots.findFirst();
            }
        });
    }

    private <T extends @Nullable Object> T ask(
            String otherwise, Function<EventChannel, CompletableFuture<T>> question) {
        try {
            return question.apply(channel.get()).get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw AxonServerFailures.meaning(e.getCause() == null ? e : e.getCause(), otherwise, server);
        } catch (TimeoutException e) {
            throw new StoreUnavailable(otherwise + ": " + server.silent(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable(otherwise + ": interrupted.", e);
        } catch (RuntimeException e) {
            throw AxonServerFailures.meaning(e, otherwise, server);
        }
    }

    private <T> T read(Function<EventChannel, T> question) {
        try {
            return question.apply(channel.get());
        } catch (RuntimeException e) {
            throw AxonServerFailures.meaning(e, "The event store cannot be read", server);
        }
    }
}
