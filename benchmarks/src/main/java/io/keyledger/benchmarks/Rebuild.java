package io.keyledger.benchmarks;

import io.keyledger.eventstore.Head;
import io.keyledger.projection.Operation;
import io.keyledger.projection.ProjectionStatus;
import io.keyledger.query.QuerySide;
import io.keyledger.secrets.Keyring;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/**
 * Rebuilds every projection of the answering side from a store of so many facts, one after the other, while verdicts are asked
 * for without a break, also of a second validator that starts in the middle of the first rebuild; that projection is rebuilt once more without it.
 *
 * <p>Arguments: an empty directory, the number of facts, and which projections if not all of them. Prints one line for each projection: its name, facts, seconds until it
 * was live, facts a second, verdicts meanwhile, of them wrong ones, questions without a verdict. One more line for the second
 * validator: the seconds until it answered.
 */
public final class Rebuild {

    /** A store and nothing else. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class StoreOnly {}

    private static final Duration LONGEST = Duration.ofMinutes(45);

    private final EmbeddedPostgres postgres;
    private final Path keyring;
    private final String validatorKey;
    private final List<StoredLives.Known> known;
    private final List<String> only;

    private Rebuild(EmbeddedPostgres postgres, Path keyring, int facts, List<String> only) {
        this.only = only;
        this.postgres = postgres;
        this.keyring = keyring;
        try (ConfigurableApplicationContext store = start(StoreOnly.class, WebApplicationType.NONE)) {
            StoredLives lives = new StoredLives(store.getBean(EventStore.class), Keyring.load(keyring));
            this.validatorKey = lives.validatorKey();
            this.known = lives.put(facts);
        }
    }

    public static void main(String[] arguments) throws Exception {
        Ending.withMain();
        Path place = Path.of(arguments[0]);
        Path keyring = place.resolve("keyring");
        Keyring.create(keyring);
        try (EmbeddedPostgres postgres = LocalPostgres.start(place.resolve("postgres"))) {
            new Rebuild(
                            postgres,
                            keyring,
                            Integer.parseInt(arguments[1]),
                            List.of(arguments).subList(2, arguments.length))
                    .run();
        }
        System.exit(0);
    }

    private void run() {
        try (ConfigurableApplicationContext side = start(QuerySide.class, WebApplicationType.SERVLET);
                VerdictWatch first = new VerdictWatch(port(side), validatorKey, known)) {
            Operation operation = side.getBean(Operation.class);
            long stored = side.getBean(Head.class).stored();
            awaitAll(operation, stored);
            System.out.println("projection facts seconds facts/s verdicts wrong unanswered");
            List<String> names = names(operation);
            CompletableFuture<String> second = CompletableFuture.supplyAsync(this::second);
            rebuild(names.getFirst(), operation, first, stored, names.getFirst());
            System.out.print(second.join());
            rebuild(names.getFirst(), operation, first, stored, names.getFirst() + "-again");
            for (String name : names.subList(1, names.size())) {
                rebuild(name, operation, first, stored, name);
            }
        }
    }

    private static void rebuild(String name, Operation operation, VerdictWatch watch, long stored, String label) {
        watch.reset();
        double seconds = rebuild(name, operation);
        System.out.println(String.format(
                Locale.ROOT, "%s %d %.1f %.0f %s", label, stored + 1, seconds, (stored + 1) / seconds, watch.count()));
    }

    /** A validator that starts while the first projection is rebuilt. */
    private String second() {
        long begun = System.nanoTime();
        try (ConfigurableApplicationContext side = start(QuerySide.class, WebApplicationType.SERVLET);
                VerdictWatch watch = new VerdictWatch(port(side), validatorKey, known)) {
            double seconds = (System.nanoTime() - begun) / 1e9;
            watch.await(1000);
            return String.format(Locale.ROOT, "second-validator - %.1f - %s%n", seconds, watch.count());
        }
    }

    private static double rebuild(String name, Operation operation) {
        long start = System.nanoTime();
        operation.rebuild(name);
        while (status(operation, name).rebuilding()) {
            requirePatience(start);
            LockSupport.parkNanos(5_000_000);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static void requirePatience(long start) {
        if (System.nanoTime() - start > LONGEST.toNanos()) {
            throw new IllegalStateException("A projection has not come to its end in " + LONGEST);
        }
    }

    private List<String> names(Operation operation) {
        return operation.all().stream()
                .map(ProjectionStatus::name)
                .filter(name -> only.isEmpty() || only.contains(name))
                .sorted(Comparator.comparing(name -> !name.equals("key-lookup")))
                .toList();
    }

    private static ProjectionStatus status(Operation operation, String name) {
        return operation.all().stream()
                .filter(status -> status.name().equals(name))
                .findAny()
                .orElseThrow();
    }

    private static void awaitAll(Operation operation, long position) {
        long start = System.nanoTime();
        List<String> behind = new ArrayList<>(
                operation.all().stream().map(ProjectionStatus::name).toList());
        while (!behind.isEmpty()) {
            requirePatience(start);
            LockSupport.parkNanos(50_000_000);
            for (ProjectionStatus status : operation.all()) {
                if (status.position() >= position && behind.remove(status.name())) {
                    System.err.printf(
                            "%s has caught up after %.1f s%n", status.name(), (System.nanoTime() - start) / 1e9);
                }
            }
        }
    }

    private static int port(ConfigurableApplicationContext side) {
        return side.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    private ConfigurableApplicationContext start(Class<?> application, WebApplicationType web) {
        return new SpringApplicationBuilder(application)
                .web(web)
                .run(LocalPostgres.settings(postgres, keyring, 0).toArray(String[]::new));
    }
}
