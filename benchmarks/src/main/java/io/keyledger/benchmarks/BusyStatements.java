package io.keyledger.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** Looks again and again at what a PostgreSQL is doing, from a thread of its own, until it is closed. */
final class BusyStatements implements AutoCloseable {

    private static final String LOOK = """
            select left(regexp_replace(query, '\\s+', ' ', 'g'), 90), coalesce(wait_event_type, 'processor')
            from pg_stat_activity
            where state = 'active' and backend_type = 'client backend' and pid <> pg_backend_pid()""";
    private static final long BETWEEN = 10_000_000;
    private static final int SHOWN = 12;

    private final AtomicBoolean looking = new AtomicBoolean(true);
    private final Map<String, Integer> seen = new HashMap<>();
    private final Thread thread;
    private int sum;

    /** @param superuser is closed with it */
    BusyStatements(Connection superuser) {
        thread = Thread.ofPlatform().daemon(true).name("busy-statements").start(() -> look(superuser));
    }

    private void look(Connection superuser) {
        try (Connection used = superuser;
                Statement statement = used.createStatement()) {
            while (looking.get()) {
                try (ResultSet active = statement.executeQuery(LOOK)) {
                    while (active.next()) {
                        sum++;
                        seen.merge(active.getString(1) + "` | " + active.getString(2), 1, Integer::sum);
                    }
                }
                LockSupport.parkNanos(BETWEEN);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL could not be watched", e);
        }
    }

    /** Writes a table of what was seen most often, in Markdown. */
    void write(Path file) throws Exception {
        close();
        List<String> lines = new ArrayList<>(List.of(
                "",
                "| statement under way at PostgreSQL, of " + sum + " looks at one | waiting for | % |",
                "|---|---|---|"));
        seen.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(SHOWN)
                .forEach(one -> lines.add(
                        String.format(Locale.ROOT, "| `%s | %.1f |", one.getKey(), 100.0 * one.getValue() / sum)));
        Files.write(file, lines);
    }

    @Override
    public void close() throws InterruptedException {
        looking.set(false);
        thread.join();
    }
}
