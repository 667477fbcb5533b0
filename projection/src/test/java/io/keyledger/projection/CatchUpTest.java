package io.keyledger.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keyledger.events.Fact;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CatchUpTest {

    private static final int MOST = 10;

    private final StoredFacts facts = new StoredFacts();
    private final ProcessorThreads threads = new ProcessorThreads();
    private final Steps projection = new Steps();
    private final SideProcessor side = new SideProcessor(projection, Side.A, facts.parts(threads), () -> {});

    /** Remembers what it was handed at once, and how often by the virtual thread that takes large steps. */
    private static final class Steps implements Projection {

        final List<Integer> sizes = new CopyOnWriteArrayList<>();
        final AtomicInteger large = new AtomicInteger();
        final List<Long> applied = new CopyOnWriteArrayList<>();
        final AtomicBoolean fails = new AtomicBoolean();
        final CountDownLatch waiting = new CountDownLatch(1);
        final CountDownLatch goOn = new CountDownLatch(1);
        volatile long waitsAt = -1;

        @Override
        public String name() {
            return "steps";
        }

        @Override
        public List<String> tables() {
            return List.of();
        }

        @Override
        public int most() {
            return MOST;
        }

        @Override
        public void on(List<Delivered> facts) {
            if (fails.getAndSet(false)) {
                throw new IllegalStateException("one step fails");
            }
            sizes.add(facts.size());
            if (Thread.currentThread().isVirtual()) {
                large.incrementAndGet();
            }
            Projection.super.on(facts);
        }

        @Override
        public void on(Fact fact, Delivery delivery) {
            if (delivery.position() == waitsAt) {
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

    private void publish(long first, long last) {
        LongStream.rangeClosed(first, last).forEach(facts::publish);
    }

    private void awaitApplied(long last) {
        Long[] all = LongStream.rangeClosed(0, last).boxed().toArray(Long[]::new);
        await().untilAsserted(() -> assertThat(projection.applied).containsExactly(all));
    }

    @Test
    void aSideThatIsFarBehindTakesAsMuchAtOnceAsItCanAndThenFollows() {
        publish(0, 34);

        side.start();

        awaitApplied(34);
        assertThat(projection.sizes).startsWith(MOST, MOST, MOST);
        assertThat(projection.large).hasValue(3);
        publish(35, 36);
        awaitApplied(36);
    }

    @Test
    void whatFailsInALargeStepIsAppliedOnceItCan() {
        publish(0, 34);
        projection.fails.set(true);

        side.start();

        awaitApplied(34);
        await().untilAsserted(() -> assertThat(side.stopped()).isFalse());
    }

    @Test
    void aSideThatIsNearItsEndTakesNoLargeStep() {
        publish(0, MOST - 2);

        side.start();

        awaitApplied(MOST - 2);
        assertThat(projection.large).hasValue(0);
    }

    @Test
    void aStopIsDoneOnlyWhenTheStepIsAndAStartMeanwhileBeginsNothing() throws Exception {
        publish(0, 34);
        projection.waitsAt = 3;
        side.start();
        projection.waiting.await();

        CompletableFuture<Void> stopped = side.stop();
        assertThat(stopped).isNotDone();
        assertThat(side.runs()).isFalse();
        side.start();
        assertThat(side.runs()).as("two at once").isFalse();

        projection.goOn.countDown();
        stopped.join();
        assertThat(projection.applied).hasSize(MOST);
        side.start();
        awaitApplied(34);
    }
}
