package io.keyledger.query.validation;

import io.keyledger.events.SecretDigest;
import io.keyledger.eventstore.Head;
import io.keyledger.eventstore.StoreUnavailable;
import io.keyledger.projection.SharedReading;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * What verdicts read in the database, within limits: so many lookups at a time that the projections keep connections, one
 * reading of the head for all who ask meanwhile, and nobody waits beyond his deadline, whatever the database does.
 * Thread-safe; deadlines are those of {@link System#nanoTime()}.
 */
@Component
class BoundedReading implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(BoundedReading.class);

    private final LookupTable table;
    private final SharedReading<Long> head;
    private final Semaphore lookups;
    private final ExecutorService reading = Executors.newVirtualThreadPerTaskExecutor();

    BoundedReading(
            Head head,
            LookupTable table,
            ValidationProperties properties,
            @Value("${keyledger.database.connections:20}") int connections) {
        this.table = table;
        this.head = new SharedReading<>(head::stored);
        this.lookups = new Semaphore(Math.max(1, Math.min(properties.lookups(), connections / 2)));
    }

    /**
     * The head of the store, read after this call began.
     *
     * @throws ValidatorUnready if it cannot be read by then
     */
    long head(long deadline) {
        return within(deadline, head.afterNow());
    }

    /**
     * Looks for these digests, at least one; what is found is not yet believed.
     *
     * @throws ValidatorUnready if there is no answer by then
     */
    Lookup lookup(List<SecretDigest> digests, long deadline) {
        try {
            if (!lookups.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                throw ValidatorUnready.stale();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ValidatorUnready.stale();
        }
        return within(deadline, CompletableFuture.supplyAsync(() -> readAndRelease(digests), reading));
    }

    /** A lookup that nobody waits for any more still counts as one until the database has answered. */
    private Lookup readAndRelease(List<SecretDigest> digests) {
        try {
            return table.read(digests);
        } finally {
            lookups.release();
        }
    }

    private static <T> T within(long deadline, Future<T> answer) {
        try {
            return answer.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw ValidatorUnready.stale();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ValidatorUnready.stale();
        } catch (ExecutionException e) {
            throw unready(e);
        }
    }

    private static RuntimeException unready(ExecutionException failure) {
        Throwable cause = failure.getCause();
        if (cause instanceof StoreUnavailable || cause instanceof DataAccessException) {
            log.warn("What a verdict needs cannot be read: {}", cause.toString());
            return ValidatorUnready.stale();
        }
        return cause instanceof RuntimeException unforeseen
                ? unforeseen
                : new IllegalStateException("Reading failed", failure);
    }

    @Override
    public void close() {
        reading.shutdownNow();
    }
}
