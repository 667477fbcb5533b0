package io.keyledger.benchmarks;

import io.keyledger.command.CommandSide;
import io.keyledger.command.key.IssueKey;
import io.keyledger.command.key.Overlap;
import io.keyledger.command.key.RevokeKey;
import io.keyledger.command.key.RotateKey;
import io.keyledger.command.naming.Comment;
import io.keyledger.command.naming.Name;
import io.keyledger.command.organization.RegisterOrganization;
import io.keyledger.events.Actor;
import io.keyledger.events.Environment;
import io.keyledger.events.KeyId;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.Permission;
import io.keyledger.events.RevocationReason;
import io.keyledger.events.SubjectId;
import io.keyledger.eventstore.Decisions;
import io.keyledger.secrets.Keyring;
import io.keyledger.secrets.SecretDigester;
import io.keyledger.secrets.SecretGenerator;
import io.keyledger.secrets.SecretText;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Commands handed to a deciding side in process, from a number of threads that each wait for their answer, beside
 * {@code pgbench} with the same number of durable rows a transaction on the same PostgreSQL.
 *
 * <p>Arguments: an empty directory, the seconds of each step, the scripts of one and of two rows for pgbench, then the numbers of
 * clients. Prints one line a step: command, clients, commands a second, median and 99th percentile in milliseconds, and
 * transactions a second of pgbench. Leaves a flight recording of each command and what PostgreSQL did
 * meanwhile in the directory.
 */
public final class CommandLoad {

    private static final int WARM_UP = 4;
    private static final Actor OWNER = Actor.person(new SubjectId("https://issuer.example", "owner"));

    private final Decisions decisions;
    private final SecretGenerator secrets;
    private final SecretDigester digester;
    private final OrganizationId organization = OrganizationId.of(UUID.randomUUID());
    private final Queue<KeyId> issued = new ConcurrentLinkedQueue<>();
    private final Queue<KeyId> rotated = new ConcurrentLinkedQueue<>();

    private CommandLoad(ConfigurableApplicationContext side) {
        this.decisions = side.getBean(Decisions.class);
        this.secrets = side.getBean(SecretGenerator.class);
        this.digester = side.getBean(SecretDigester.class);
        decisions.decide(
                new RegisterOrganization(
                        OrganizationId.INSTALLATION, new Name("Installation"), List.of(OWNER.subject()), null, OWNER),
                Map.of());
        decisions.decide(
                new RegisterOrganization(organization, new Name("Acme"), List.of(OWNER.subject()), null, OWNER),
                Map.of());
    }

    public static void main(String[] arguments) throws Exception {
        Ending.withMain();
        Path place = Path.of(arguments[0]);
        Duration step = Duration.ofSeconds(Long.parseLong(arguments[1]));
        try (EmbeddedPostgres postgres = postgres(place.resolve("postgres"));
                ConfigurableApplicationContext side = start(postgres, place.resolve("keyring"))) {
            CommandLoad load = new CommandLoad(side);
            load.all(64, step.multipliedBy(WARM_UP));
            System.out.println("command clients commands/s p50_ms p99_ms pgbench/s");
            for (int i = 4; i < arguments.length; i++) {
                int clients = Integer.parseInt(arguments[i]);
                double one = new Pgbench(postgres.getPort(), Path.of(arguments[2])).run(clients, step);
                double two = new Pgbench(postgres.getPort(), Path.of(arguments[3])).run(clients, step);
                List<Step> steps = load.all(clients, step);
                for (Step each : steps) {
                    System.out.println(each + String.format(Locale.ROOT, " %.0f", each.rows() == 1 ? one : two));
                }
            }
            load.record(Integer.parseInt(arguments[arguments.length - 1]), step, postgres, place);
        }
        System.exit(0);
    }

    /** Once more, after everything was measured, with a flight recorder on board. */
    private void record(int clients, Duration step, EmbeddedPostgres postgres, Path place) throws Exception {
        for (String command : List.of("issue", "rotate", "revoke")) {
            try (Recording recording = new Recording(Configuration.getConfiguration("profile"));
                    BusyStatements busy =
                            new BusyStatements(postgres.getPostgresDatabase().getConnection())) {
                recording.enable("jdk.ThreadCPULoad").withPeriod(Duration.ofSeconds(1));
                recording.start();
                one(command, clients, step);
                recording.stop();
                recording.dump(place.resolve(command + ".jfr"));
                busy.write(place.resolve(command + ".statements"));
            }
        }
    }

    private static EmbeddedPostgres postgres(Path data) throws Exception {
        EmbeddedPostgres postgres = LocalPostgres.start(data);
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(Files.readString(Path.of("benchmarks/pgbench/schema.sql")));
        }
        return postgres;
    }

    private static ConfigurableApplicationContext start(EmbeddedPostgres postgres, Path keyring) {
        Keyring.create(keyring);
        return SpringApplication.run(
                CommandSide.class, LocalPostgres.settings(postgres, keyring, 0).toArray(String[]::new));
    }

    /** One kind of command from so many clients. */
    private record Step(String command, int rows, int clients, double rate, Latencies latencies) {

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%s %d %.0f %.2f %.2f",
                    command,
                    clients,
                    rate,
                    latencies.percentile(0.5),
                    latencies.percentile(0.99));
        }
    }

    private List<Step> all(int clients, Duration time) throws InterruptedException {
        return List.of(one("issue", clients, time), one("rotate", clients, time), one("revoke", clients, time));
    }

    private Step one(String command, int clients, Duration time) throws InterruptedException {
        return switch (command) {
            case "issue" -> run(command, 2, clients, time, this::issue);
            case "rotate" -> run(command, 1, clients, time, this::rotate);
            case "revoke" -> run(command, 2, clients, time, this::revoke);
            default -> throw new IllegalArgumentException(command);
        };
    }

    /** Until the time is up or there is nothing left to do. */
    private static Step run(String command, int rows, int clients, Duration time, BooleanSupplier work)
            throws InterruptedException {
        List<List<Long>> nanos = new ArrayList<>();
        CountDownLatch done = new CountDownLatch(clients);
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        long start = System.nanoTime();
        for (int i = 0; i < clients; i++) {
            List<Long> own = new ArrayList<>();
            nanos.add(own);
            Thread.ofVirtual().start(() -> {
                try {
                    long before = System.nanoTime();
                    while (before - start < time.toNanos() && work.getAsBoolean()) {
                        long after = System.nanoTime();
                        own.add(after - before);
                        before = after;
                    }
                } catch (RuntimeException | Error e) {
                    failure.compareAndSet(null, e);
                } finally {
                    done.countDown();
                }
            });
        }
        done.await();
        if (failure.get() != null) {
            throw new IllegalStateException("A client could not go on", failure.get());
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        Latencies latencies = Latencies.of(nanos.stream().flatMap(List::stream).toList());
        return new Step(command, rows, clients, latencies.count() / seconds, latencies);
    }

    private boolean issue() {
        KeyId key = KeyId.of(UUID.randomUUID());
        SecretText secret = secrets.generate(Environment.TEST);
        decisions.decide(
                new IssueKey(
                        key,
                        organization,
                        new Name("load " + key),
                        Permission.READ,
                        Environment.TEST,
                        secret.prefix(),
                        digester.digest(secret),
                        null,
                        null,
                        OWNER),
                Map.of());
        issued.add(key);
        return true;
    }

    private boolean rotate() {
        KeyId key = issued.poll();
        if (key == null) {
            return false;
        }
        decisions.decide(
                new RotateKey(
                        key,
                        organization,
                        digester.digest(secrets.generate(Environment.TEST)),
                        Overlap.NONE,
                        false,
                        null,
                        OWNER),
                Map.of());
        rotated.add(key);
        return true;
    }

    private boolean revoke() {
        KeyId key = rotated.poll();
        if (key == null) {
            return false;
        }
        decisions.decide(new RevokeKey(key, organization, RevocationReason.SUPERSEDED, Comment.NONE, OWNER), Map.of());
        return true;
    }
}
