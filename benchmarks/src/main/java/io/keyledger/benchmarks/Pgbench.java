package io.keyledger.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The program {@code pgbench}, with a script against the database {@code postgres} of a server on loopback. */
record Pgbench(int port, Path script) {

    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");

    /** Transactions a second. */
    double run(int clients, Duration time) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        "pgbench",
                        "-n",
                        "-M",
                        "prepared",
                        "-h",
                        "127.0.0.1",
                        "-p",
                        Integer.toString(port),
                        "-U",
                        "postgres",
                        "-f",
                        script.toString(),
                        "-c",
                        Integer.toString(clients),
                        "-j",
                        "2",
                        "-T",
                        Long.toString(time.toSeconds()),
                        "postgres")
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        Matcher rate = RATE.matcher(said);
        if (!rate.find()) {
            throw new IllegalStateException(said);
        }
        return Double.parseDouble(rate.group(1));
    }
}
