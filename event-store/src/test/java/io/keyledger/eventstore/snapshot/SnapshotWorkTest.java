package io.keyledger.eventstore.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class SnapshotWorkTest {

    private final List<String> renewed = new CopyOnWriteArrayList<>();

    @Test
    void whatIsAskedForAgainMeanwhileIsDoneOnce() {
        CountDownLatch held = new CountDownLatch(1);
        try (SnapshotWork work = new SnapshotWork(stream -> renewOnce(held, stream))) {
            for (int i = 0; i < 5; i++) {
                work.offer("org_a");
                work.offer("org_b");
            }
            held.countDown();
            await().until(() -> renewed.size() == 2);
            work.offer("org_c");
            await().until(() -> renewed.contains("org_c"));
        }
        assertThat(renewed).containsExactly("org_a", "org_b", "org_c");
    }

    @Test
    void tooMuchIsDroppedAndHoldsNobodyUp() {
        CountDownLatch held = new CountDownLatch(1);
        try (SnapshotWork work = new SnapshotWork(stream -> renewOnce(held, stream))) {
            for (int i = 0; i < 1000; i++) {
                work.offer("org_" + i);
            }
            held.countDown();
            await().until(() -> renewed.contains("org_256"));
            work.offer("org_999");
            await().until(() -> renewed.contains("org_999"));
        }
        assertThat(renewed).hasSize(258);
    }

    @Test
    void afterAFailureTheOthersGoOnAndThatOneRests() {
        try (SnapshotWork work = new SnapshotWork(stream -> {
            renewed.add(stream);
            if (stream.equals("org_bad")) {
                throw new StackOverflowError("a test");
            }
        })) {
            work.offer("org_bad");
            work.offer("org_a");
            await().until(() -> renewed.contains("org_a"));
            work.offer("org_bad");
            work.offer("org_b");
            await().until(() -> renewed.contains("org_b"));
        }
        assertThat(renewed).containsExactly("org_bad", "org_a", "org_b");
    }

    @Test
    void whatIsAskedForAfterTheEndIsNotDone() {
        SnapshotWork work = new SnapshotWork(renewed::add);
        work.close();

        work.offer("org_a");

        assertThat(renewed).isEmpty();
    }

    private void renewOnce(CountDownLatch released, String stream) {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        renewed.add(stream);
    }
}
