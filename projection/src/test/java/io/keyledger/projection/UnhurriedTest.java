package io.keyledger.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UnhurriedTest {

    private static final Duration LATER = Duration.ofMillis(1);

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);

    @AfterEach
    void close() {
        timer.shutdownNow();
    }

    @Test
    void isDoneLaterAndOnceForAllWhoAskedMeanwhile() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch mayGoOn = new CountDownLatch(1);
        timer.submit(() -> {
            busy.countDown();
            return mayGoOn.await(20, TimeUnit.SECONDS);
        });
        busy.await();
        AtomicInteger done = new AtomicInteger();
        Unhurried unhurried = new Unhurried(done::incrementAndGet, LATER, timer);
        for (int i = 0; i < 100; i++) {
            unhurried.run();
        }
        assertThat(timer.getQueue()).hasSize(1);
        assertThat(done).hasValue(0);
        mayGoOn.countDown();
        timer.shutdown();
        assertThat(timer.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        assertThat(done).hasValue(1);
    }

    /** What it came for may have been looked at before whoever asks now had something to tell. */
    @Test
    void whoAsksWhileItIsDoneIsNotForgotten() throws Exception {
        CountDownLatch twice = new CountDownLatch(2);
        AtomicReference<Runnable> again = new AtomicReference<>(() -> {});
        Unhurried unhurried = new Unhurried(
                () -> {
                    twice.countDown();
                    again.getAndSet(() -> {}).run();
                },
                LATER,
                timer);
        again.set(unhurried);
        unhurried.run();
        assertThat(twice.await(20, TimeUnit.SECONDS)).isTrue();
    }
}
