package io.keyledger.eventstore.snapshot;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renews snapshots one after the other, apart from those who decide. What is too much is dropped: the next decision about
 * the stream asks again. Thread-safe.
 */
final class SnapshotWork implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SnapshotWork.class);
    private static final int STREAMS_WAITING = 256;
    private static final Duration REST_AFTER_FAILURE = Duration.ofMinutes(1);

    private final Consumer<String> renewal;
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private final Cache<String, Boolean> failed = Caffeine.newBuilder()
            .expireAfterWrite(REST_AFTER_FAILURE)
            .maximumSize(STREAMS_WAITING)
            .build();
    private final ThreadPoolExecutor thread;

    SnapshotWork(Consumer<String> renewal) {
        this.renewal = renewal;
        this.thread = new ThreadPoolExecutor(
                1,
                1,
                10,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(STREAMS_WAITING),
                Thread.ofPlatform().name("keyledger-snapshots").daemon(true).factory());
        this.thread.allowCoreThreadTimeOut(true);
    }

    /** Has a stream's snapshot renewed some time, or not; returns at once. */
    void offer(String stream) {
        if (failed.getIfPresent(stream) != null || !asked.add(stream)) {
            return;
        }
        try {
            thread.execute(() -> renew(stream));
        } catch (RejectedExecutionException tooMuch) {
            asked.remove(stream);
        }
    }

    private void renew(String stream) {
        try {
            renewal.accept(stream);
        } catch (RuntimeException | Error e) {
            failed.put(stream, true);
            log.warn("Could not renew the snapshot of {}; its events are read instead", stream, e);
        } finally {
            asked.remove(stream);
        }
    }

    /** Gives up what waits, and gives what is under way a moment to end. */
    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
                log.warn("A snapshot is still being written");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
