package io.keyledger.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.keyledger.events.Fact;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SideProcessorTest {

    private final StoredFacts facts = new StoredFacts();
    private final ProcessorThreads threads = new ProcessorThreads();
    private final WaitingProjection projection = new WaitingProjection();
    private final SideProcessor side = new SideProcessor(projection, Side.A, facts.parts(threads), () -> {});

    /** Fails at the first fact, then waits in it until it is let go on. */
    private static final class WaitingProjection implements Projection {
        final AtomicInteger attempts = new AtomicInteger();
        final CountDownLatch waiting = new CountDownLatch(1);
        final CountDownLatch goOn = new CountDownLatch(1);
        final List<Long> applied = new CopyOnWriteArrayList<>();

        @Override
        public String name() {
            return "waiting";
        }

        @Override
        public List<String> tables() {
            return List.of();
        }

        @Override
        public void on(Fact fact, Delivery delivery) {
            int attempt = attempts.incrementAndGet();
            if (attempt == 1) {
                throw new IllegalStateException("the first attempt fails");
            }
            if (attempt == 2) {
                waiting.countDown();
                try {
                    goOn.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            applied.add(delivery.position());
        }
    }

    @AfterEach
    void close() throws Exception {
        projection.goOn.countDown();
        side.stop().join();
        threads.close();
    }

    @Test
    void aBatchThatOutlivesARestartIsFollowedByANewProcessorOnceItHasEnded() throws Exception {
        facts.publish(0);
        side.start();
        projection.waiting.await();
        assertThat(side.stopped()).isTrue();

        assertThatThrownBy(() -> side.restart(Duration.ofMillis(50))).isInstanceOf(CompletionException.class);
        assertThat(side.runs()).isFalse();
        side.start();
        assertThat(side.runs()).as("two at once").isFalse();

        projection.goOn.countDown();
        await().untilAsserted(() -> assertThat(projection.applied).containsExactly(0L));
        await().until(() -> {
            side.start();
            return side.runs();
        });
        facts.publish(1);
        await().untilAsserted(() -> assertThat(projection.applied).containsExactly(0L, 1L));
        assertThat(side.stopped()).isFalse();
    }

    @Test
    void aStopIsDoneOnlyWhenTheLastBatchIs() throws Exception {
        facts.publish(0);
        side.start();
        projection.waiting.await();

        assertThat(side.stop()).isNotDone();
        assertThat(side.stop()).as("asked again").isNotDone();
        projection.goOn.countDown();
        assertThat(side.stop()).succeedsWithin(Duration.ofSeconds(10));
    }
}
