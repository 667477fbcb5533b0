package io.keyledger.standalone.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Holds {@code pg_hba.conf} to one rule: whoever comes in proves a password by SCRAM. */
final class HostAuthentication {

    private static final Set<String> ACCEPTED = Set.of("scram-sha-256", "reject");

    private HostAuthentication() {}

    /** Refuses a file with a line that lets anybody in by other means, or whose lines cannot be judged. */
    static void check(Path cluster) throws IOException {
        Path file = cluster.resolve("pg_hba.conf");
        for (String line : Files.readAllLines(file)) {
            String rule = line.replaceFirst("#.*", "").strip();
            if (!rule.isEmpty() && !ACCEPTED.contains(method(rule))) {
                throw PostgresRefused.openToAnybody(file, rule);
            }
        }
    }

    /** The method stands fourth in a local rule and fifth in others, or sixth after an address with its own mask. */
    private static String method(String rule) {
        List<String> words = List.of(rule.split("\\s+"));
        int place = words.getFirst().equals("local") ? 3 : 4;
        if (words.size() > 5 && words.get(4).matches("[0-9.]+|[0-9a-fA-F:]+")) {
            place = 5;
        }
        return words.size() > place ? words.get(place) : "";
    }
}
