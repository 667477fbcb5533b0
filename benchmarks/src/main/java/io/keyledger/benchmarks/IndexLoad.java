package io.keyledger.benchmarks;

import io.keyledger.query.QuerySide;
import io.keyledger.secrets.Keyring;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Starts an answering side as a process of its own on a table of so many secrets, and waits until it is ready.
 *
 * <p>Arguments: an empty directory, the number of secrets, the most that the heap may take ({@code 4g}), a free port. Prints one
 * line: secrets, seconds from the start of the process until it was ready, seconds of processors that it used until then, how
 * often it said before that it was not ready, and the MiB of its heap that are in use after a full collection.
 */
public final class IndexLoad {

    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    private IndexLoad() {}

    public static void main(String[] arguments) throws Exception {
        Path place = Path.of(arguments[0]);
        long secrets = Long.parseLong(arguments[1]);
        int port = Integer.parseInt(arguments[3]);
        Path keyring = place.resolve("keyring");
        Keyring created = Keyring.create(keyring);
        try (EmbeddedPostgres postgres = LocalPostgres.start(place.resolve("postgres"))) {
            List<String> settings = LocalPostgres.settings(postgres, keyring, port);
            Process first = start("512m", settings, place.resolve("first.log"));
            awaitReady(port, first);
            end(first);
            try (Connection superuser =
                    postgres.getDatabase("postgres", "keyledger").getConnection()) {
                new LookupTable(created).fill(superuser, secrets);
            }
            long begun = System.nanoTime();
            Process side = start(arguments[2], settings, place.resolve("side.log"));
            int refusals = awaitReady(port, side);
            double seconds = (System.nanoTime() - begun) / 1e9;
            double cpu = side.toHandle().info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
            requireLoaded(place.resolve("side.log"), secrets);
            jcmd(side, "GC.run");
            long used = used(jcmd(side, "GC.heap_info"));
            end(side);
            System.out.println(String.format(Locale.ROOT, "%d %.1f %.1f %d %d", secrets, seconds, cpu, refusals, used));
        }
    }

    private static Process start(String heap, List<String> settings, Path log) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                java("java"), "-Xmx" + heap, "-cp", System.getProperty("java.class.path"), QuerySide.class.getName()));
        command.addAll(settings);
        command.add("--logging.level.io.keyledger.query.validation=info");
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private static String java(String program) {
        return Path.of(System.getProperty("java.home"), "bin", program).toString();
    }

    /** Returns how often it answered that it is not ready yet. */
    private static int awaitReady(int port, Process side) throws IOException, InterruptedException {
        HttpRequest readiness = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"))
                .build();
        int refusals = 0;
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (side.isAlive()) {
                try {
                    if (http.send(readiness, HttpResponse.BodyHandlers.discarding())
                                    .statusCode()
                            == 200) {
                        return refusals;
                    }
                    refusals++;
                } catch (ConnectException e) {
                    // no server yet
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
        }
        throw new IllegalStateException("It ended before it was ready");
    }

    private static void requireLoaded(Path log, long secrets) throws IOException {
        if (!Files.readString(log).contains("The validation index holds " + secrets + " secrets")) {
            throw new IllegalStateException("It is ready without its secrets");
        }
    }

    private static String jcmd(Process side, String command) throws IOException {
        Process jcmd = new ProcessBuilder(java("jcmd"), Long.toString(side.pid()), command).start();
        try (var answer = jcmd.inputReader()) {
            return String.join("\n", answer.lines().toList());
        }
    }

    private static long used(String heap) {
        Matcher matcher = USED.matcher(heap);
        if (!matcher.find()) {
            throw new IllegalStateException("No figure in " + heap);
        }
        return Long.parseLong(matcher.group(1)) / 1024;
    }

    private static void end(Process side) throws InterruptedException {
        side.destroy();
        side.waitFor();
    }
}
