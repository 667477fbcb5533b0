package io.keyledger.eventstore.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FiguresTest {

    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicReference<@Nullable Integer> shown = new AtomicReference<>();
    private volatile boolean reachable = true;
    private final Figures figures = new Figures("test", this::look, () -> shown.set(null));

    private void look() {
        int number = looks.incrementAndGet();
        if (!reachable) {
            throw new IllegalStateException("out of reach");
        }
        shown.set(number);
    }

    @AfterEach
    void stop() {
        figures.stop();
    }

    @Test
    void figuresAreReadAgainAndAgain() {
        figures.start();
        await().until(() -> Integer.valueOf(2).equals(shown.get()));
    }

    @Test
    void whatCannotBeReadIsNotShownAndComesBack() {
        figures.start();
        await().until(() -> shown.get() != null);
        reachable = false;
        await().until(() -> shown.get() == null);
        reachable = true;
        await().until(() -> shown.get() != null);
    }

    @Test
    void whoeverStoppedShowsNothingAndMayStartAgain() {
        figures.start();
        await().until(() -> shown.get() != null);
        figures.stop();
        assertThat(shown.get()).isNull();
        assertThat(figures.isRunning()).isFalse();
        figures.start();
        await().until(() -> shown.get() != null);
    }

    @Test
    void aLookThatDoesNotEndHoldsNobodyUp() throws InterruptedException {
        CountDownLatch looking = new CountDownLatch(1);
        Figures stuck = new Figures(
                "stuck",
                () -> {
                    looking.countDown();
                    try {
                        Thread.currentThread().join();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                () -> {});
        stuck.start();
        looking.await();
        stuck.stop();
        assertThat(stuck.isRunning()).isFalse();
    }
}
