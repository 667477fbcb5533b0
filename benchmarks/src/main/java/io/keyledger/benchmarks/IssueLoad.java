package io.keyledger.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Issues keys over HTTP from a number of clients that each wait for their answer, for a bounded time.
 *
 * <p>Arguments: the credentials file, the seconds for each step, then the numbers of clients. Prints one line a step:
 * clients, commands a second, median and 99th percentile in milliseconds, errors.
 */
public final class IssueLoad {

    private final Admin admin;

    private IssueLoad(Admin admin) {
        this.admin = admin;
    }

    public static void main(String[] arguments) throws Exception {
        IssueLoad load = new IssueLoad(new Admin(Path.of(arguments[0])));
        Duration step = Duration.ofSeconds(Long.parseLong(arguments[1]));
        load.run(16, step);
        System.out.println("clients commands/s p50_ms p99_ms errors");
        for (String clients : Arrays.asList(arguments).subList(2, arguments.length)) {
            System.out.println(load.run(Integer.parseInt(clients), step));
        }
    }

    private String run(int clients, Duration time) throws InterruptedException {
        List<List<Long>> nanos = new ArrayList<>();
        AtomicLong errors = new AtomicLong();
        CountDownLatch done = new CountDownLatch(clients);
        long start = System.nanoTime();
        long end = start + time.toNanos();
        for (int i = 0; i < clients; i++) {
            List<Long> own = new ArrayList<>();
            nanos.add(own);
            Thread.ofVirtual().start(() -> {
                while (System.nanoTime() < end) {
                    long before = System.nanoTime();
                    if (admin.issue(admin.organization())) {
                        own.add(System.nanoTime() - before);
                    } else {
                        errors.incrementAndGet();
                    }
                }
                done.countDown();
            });
        }
        done.await();
        double seconds = (System.nanoTime() - start) / 1e9;
        Latencies latencies = Latencies.of(nanos.stream().flatMap(List::stream).toList());
        return String.format(
                Locale.ROOT,
                "%d %.0f %.2f %.2f %d",
                clients,
                latencies.count() / seconds,
                latencies.percentile(0.5),
                latencies.percentile(0.99),
                errors.get());
    }
}
