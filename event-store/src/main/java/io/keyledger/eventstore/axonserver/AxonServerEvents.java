package io.keyledger.eventstore.axonserver;

import io.axoniq.axonserver.connector.event.AggregateEventStream;
import io.axoniq.axonserver.connector.event.AppendEventsTransaction;
import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.connector.event.EventStream;
import io.axoniq.axonserver.grpc.event.Event;
import io.keyledger.eventstore.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of Axon Server, and waited for no longer than patience lasts. Whatever does not succeed is {@link
 * StoreUnavailable}, but for an append that lost a race. Thread-safe.
 */
final class AxonServerEvents {

    private static final int BUFFER = 1024;
    private static final long NOTHING = -1;
    private static final String UNREADABLE = "The event store cannot be read";

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

    /**
     * The stream's events from a sequence on.
     *
     * @throws StoreUnavailable if not all of them have come when patience is over
     */
    List<Event> stream(String stream, long firstSequence) {
        return read(on -> all(on.openAggregateStream(stream, firstSequence)));
    }

    /** Ends with the patience of whoever waits, so that nobody goes on reading what nobody takes. */
    private List<Event> all(AggregateEventStream stream) {
        long begun = System.nanoTime();
        List<Event> read = new ArrayList<>();
        try (Stream<Event> coming = stream.asStream()) {
            coming.forEach(event -> {
                requirePatience(begun, UNREADABLE);
                read.add(event);
            });
        }
        return read;
    }

    /** The sequence of the stream's last event, −1 for none. */
    long lastSequence(String stream) {
        @Nullable Long last = ask(UNREADABLE, on -> on.findHighestSequence(stream));
        return last == null ? NOTHING : last;
    }

    /** The position of the newest event, −1 for none. */
    long head() {
        return position(ask(UNREADABLE, EventChannel::getLastToken));
    }

    /** The position before the first event at or after a time; the head if there is none. */
    long before(Instant time) {
        @Nullable Long first = ask(UNREADABLE, on -> on.getTokenAt(time.toEpochMilli()));
        return first == null || first < 0 ? head() : first - 1;
    }

    private static long position(@Nullable Long token) {
        return token == null ? NOTHING : token;
    }

    /** The events after a position, without end. */
    EventStream after(long position) {
        try {
            return channel.get().openStream(position, BUFFER);
        } catch (RuntimeException e) {
            throw AxonServerFailures.meaning(e, UNREADABLE, server);
        }
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

    /**
     * On a thread of its own, since the connector waits for a connection, and for each event of a stream, by times that are not
     * ours. What has not begun when patience is over never begins: nothing is stored long after it was given up.
     */
    private <T extends @Nullable Object> T ask(
            String otherwise, Function<EventChannel, CompletableFuture<T>> question) {
        long begun = System.nanoTime();
        try {
            return CompletableFuture.supplyAsync(
                            () -> {
                                EventChannel on = channel.get();
                                requirePatience(begun, otherwise);
                                return question.apply(on);
                            },
                            Thread::startVirtualThread)
                    .thenCompose(answer -> answer)
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StoreUnavailable known) {
                throw known;
            }
            throw AxonServerFailures.meaning(e.getCause() == null ? e : e.getCause(), otherwise, server);
        } catch (TimeoutException e) {
            throw new StoreUnavailable(otherwise + ": " + server.silent(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable(otherwise + ": interrupted.", e);
        }
    }

    private void requirePatience(long begun, String otherwise) {
        if (System.nanoTime() - begun > patience.toNanos()) {
            throw new StoreUnavailable(otherwise + ": " + server.silent());
        }
    }

    private <T> T read(Function<EventChannel, T> question) {
        return ask(UNREADABLE, on -> CompletableFuture.completedFuture(question.apply(on)));
    }
}
