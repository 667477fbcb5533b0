package io.keyledger.eventstore.postgres;

import static io.keyledger.eventstore.postgres.TestUnit.aUnit;

import io.keyledger.eventstore.database.Database;
import io.keyledger.eventstore.database.Login;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/** A process of its own that appends, says what was acknowledged, and may end itself in the middle of it. */
final class AppendingProcess {

    static final int UNITS = 60;
    static final int NAMES = 20;
    private static final int THREADS = 4;

    private AppendingProcess() {}

    /** Arguments: url, user, password, a name for this process, and the step and the occurrence at which to halt. */
    public static void main(String[] arguments) throws InterruptedException {
        Login login = new Login(arguments[1], arguments[2]);
        Database database = new Database(arguments[0], login, login);
        AppendStep fatal = arguments.length > 4 ? AppendStep.valueOf(arguments[4]) : null;
        int occurrence = arguments.length > 4 ? Integer.parseInt(arguments[5]) : 0;
        AtomicInteger taken = new AtomicInteger();
        Consumer<AppendStep> observer = step -> {
            if (step == fatal && taken.incrementAndGet() == occurrence) {
                Runtime.getRuntime().halt(99);
            }
        };
        try (Appender appender = new Appender(
                new AppendGroups(Connections.of(database), Duration.ofSeconds(10), observer), head -> {})) {
            appender.start();
            EventTable table = new EventTable(TestStore.dataSource(database));
            appendInThreads(arguments[3], fatal == null ? 2 : THREADS, appender, table, AppendingProcess::say);
        }
    }

    /** Synchronized, so that a line is out before its thread goes on. */
    private static synchronized void say(String unit, long position) {
        System.out.println("ack " + unit + " " + position);
        System.out.flush();
    }

    /**
     * Contends for names, of which each may be claimed once, and for a few streams; nobody contends where there is one
     * for each thread.
     */
    static void appendInThreads(
            String process, int streams, Appender appender, EventTable table, BiConsumer<String, Long> acknowledged)
            throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            int number = thread;
            threads.add(Thread.ofVirtual().start(() -> {
                for (int i = number; i < UNITS; i += THREADS) {
                    append(process + "-" + i, i, "shared-" + number % streams, appender, table, acknowledged);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void append(
            String unit,
            int number,
            String shared,
            Appender appender,
            EventTable table,
            BiConsumer<String, Long> acknowledged) {
        if (number < NAMES) {
            try {
                AppendUnit claim = aUnit("claim-" + number + "-" + unit)
                        .writing("name-" + number, 0)
                        .writing("claimed-by-" + unit, 0)
                        .build();
                acknowledged.accept(
                        "claim-" + number + "-" + unit, appender.append(claim).join());
            } catch (CompletionException e) {
                rethrowUnlessOvertaken(e);
            }
        }
        while (true) {
            long last = table.lastSequence(shared).orElse(AppendUnit.NOTHING);
            try {
                AppendUnit next = aUnit(unit)
                        .writing("own-" + unit, 0, 1)
                        .writing(shared, last + 1)
                        .build();
                acknowledged.accept(unit, appender.append(next).join());
                return;
            } catch (CompletionException e) {
                rethrowUnlessOvertaken(e);
            }
        }
    }

    private static void rethrowUnlessOvertaken(CompletionException e) {
        if (!(e.getCause() instanceof ConcurrencyException)) {
            throw e;
        }
    }

    /** Starts one, with the classes and the Java of this process. */
    static Process start(Database database, String name, @Nullable AppendStep fatal, int occurrence)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx128m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                AppendingProcess.class.getName(),
                database.url(),
                database.application().username(),
                database.application().password(),
                name));
        if (fatal != null) {
            command.addAll(List.of(fatal.name(), Integer.toString(occurrence)));
        }
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** What it acknowledged, read to its end. */
    static List<String> acknowledgements(Process process) throws IOException {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> line.startsWith("ack ")).toList();
        }
    }
}
