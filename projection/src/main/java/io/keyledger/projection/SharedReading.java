package io.keyledger.projection;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One reading for all who ask for it meanwhile: at most one is under way at any time, and those who ask during it share the
 * next one. Thread-safe; never blocks.
 */
final class SharedReading<T> {

    private final Supplier<T> source;
    private @Nullable CompletableFuture<T> wanted;
    private boolean reading;

    /** @param source reads; what it throws goes to all who share the reading */
    SharedReading(Supplier<T> source) {
        this.source = source;
    }

    /** What is read by a reading that begins after this call did; so it misses nothing that was true then. */
    CompletableFuture<T> afterNow() {
        CompletableFuture<T> answer;
        synchronized (this) {
            if (wanted == null) {
                wanted = new CompletableFuture<>();
            }
            answer = wanted;
            if (!reading) {
                reading = true;
                Thread.ofVirtual().name("keyledger-shared-reading").start(this::readWhileWanted);
            }
        }
        return answer.copy();
    }

    private void readWhileWanted() {
        for (CompletableFuture<T> answer = next(); answer != null; answer = next()) {
            try {
                answer.complete(source.get());
            } catch (RuntimeException | Error e) {
                answer.completeExceptionally(e);
            }
        }
    }

    /** Whoever asks from here on is too late for the reading that now begins. */
    private synchronized @Nullable CompletableFuture<T> next() {
        CompletableFuture<T> next = wanted;
        wanted = null;
        reading = next != null;
        return next;
    }
}
