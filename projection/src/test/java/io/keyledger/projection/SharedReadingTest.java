package io.keyledger.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedReadingTest {

    private static final Duration GENEROUS = Duration.ofSeconds(20);

    private final AtomicInteger begun = new AtomicInteger();
    private final BlockingQueue<Integer> beginnings = new LinkedBlockingQueue<>();
    private final Semaphore mayEnd = new Semaphore(0);
    private final SharedReading<Integer> reading = new SharedReading<>(() -> {
        int number = begun.incrementAndGet();
        beginnings.add(number);
        mayEnd.acquireUninterruptibly();
        return number;
    });

    /** What was read before somebody asked could miss what he knows of. */
    @Test
    void whoAsksDuringAReadingSharesTheNextOneAndNotThis() throws Exception {
        CompletableFuture<Integer> first = reading.afterNow();
        assertThat(beginnings.take()).isEqualTo(1);
        List<CompletableFuture<Integer>> later =
                IntStream.range(0, 100).mapToObj(i -> reading.afterNow()).toList();
        mayEnd.release();
        assertThat(first).succeedsWithin(GENEROUS).isEqualTo(1);
        assertThat(beginnings.take()).isEqualTo(2);
        assertThat(later).noneMatch(CompletableFuture::isDone);
        mayEnd.release();
        assertThat(later)
                .allSatisfy(one -> assertThat(one).succeedsWithin(GENEROUS).isEqualTo(2));
        assertThat(begun).hasValue(2);
    }

    @Test
    void aFailureIsToldAndTheNextReadingIsANewOne() {
        AtomicInteger attempts = new AtomicInteger();
        SharedReading<Integer> failing = new SharedReading<>(() -> {
            if (attempts.incrementAndGet() == 1) {
                throw new IllegalStateException("once");
            }
            return attempts.get();
        });
        assertThat(failing.afterNow()).failsWithin(GENEROUS);
        assertThat(failing.afterNow()).succeedsWithin(GENEROUS).isEqualTo(2);
    }

    @Test
    void whoGivesUpTakesNothingFromTheOthers() throws Exception {
        CompletableFuture<Integer> one = reading.afterNow();
        assertThat(beginnings.take()).isEqualTo(1);
        CompletableFuture<Integer> another = reading.afterNow();
        CompletableFuture<Integer> impatient = reading.afterNow();
        assertThat(impatient.cancel(true)).isTrue();
        mayEnd.release(2);
        assertThat(one).succeedsWithin(GENEROUS);
        assertThat(another).succeedsWithin(GENEROUS).isEqualTo(2);
    }
}
