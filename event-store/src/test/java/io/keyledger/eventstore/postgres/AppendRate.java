package io.keyledger.eventstore.postgres;

import static io.keyledger.eventstore.postgres.TestUnit.aUnit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Says how many events a second are appended, one event a unit; to be run by hand, not a test. */
final class AppendRate {

    private static final long SECONDS = 5;

    private AppendRate() {}

    public static void main(String[] arguments) throws InterruptedException {
        TestStore store = TestStore.fresh();
        try (Appender appender = store.startAppender()) {
            run(appender, "warm-up", 16);
            for (int threads : new int[] {1, 16, 64}) {
                System.out.println(threads + " threads: " + run(appender, "with-" + threads, threads) + " events/s");
            }
        }
    }

    private static long run(Appender appender, String name, int threads) throws InterruptedException {
        AtomicLong stored = new AtomicLong();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        List<Thread> running = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            String stream = name + "-" + thread;
            running.add(Thread.ofVirtual().start(() -> {
                for (int i = 0; System.nanoTime() - end < 0; i++) {
                    appender.append(aUnit(stream + "#" + i)
                                    .writing(stream, i)
                                    .saying("x".repeat(400))
                                    .build())
                            .join();
                    stored.incrementAndGet();
                }
            }));
        }
        for (Thread thread : running) {
            thread.join();
        }
        return stored.get() / SECONDS;
    }
}
