package io.keyledger.eventstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.eventstore.database.Database;
import io.keyledger.eventstore.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The whole event table as it is, and whether that is a log. */
record StoredLog(List<Row> rows) {

    record Row(long position, String stream, long sequence, String unit, int size, long transaction) {}

    static StoredLog of(Database database) {
        List<Row> rows = new ArrayList<>();
        try (Connection connection = TestPostgres.superuser(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select position, stream, sequence, payload->>'unit' as unit,"
                        + " (payload->>'size')::int as size, xmin::text::bigint as tx"
                        + " from eventstore.event order by position")) {
            while (row.next()) {
                rows.add(new Row(
                        row.getLong("position"),
                        row.getString("stream"),
                        row.getLong("sequence"),
                        row.getString("unit"),
                        row.getInt("size"),
                        row.getLong("tx")));
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return new StoredLog(rows);
    }

    /** Dense positions in commit order, dense streams, whole units that stand together. */
    StoredLog isIntact() {
        Map<String, Long> sequences = new HashMap<>();
        Map<String, List<Row>> units = new LinkedHashMap<>();
        long transaction = 0;
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            assertThat(row.position).as("dense positions").isEqualTo(i);
            assertThat(row.transaction).as("commit order").isGreaterThanOrEqualTo(transaction);
            transaction = row.transaction;
            assertThat(row.sequence)
                    .as("dense stream %s", row.stream)
                    .isEqualTo(sequences.getOrDefault(row.stream, -1L) + 1);
            sequences.put(row.stream, row.sequence);
            units.computeIfAbsent(row.unit, unit -> new ArrayList<>()).add(row);
        }
        units.forEach((unit, events) -> {
            assertThat(events).as("unit %s is whole", unit).hasSize(events.getFirst().size);
            assertThat(events.getLast().position - events.getFirst().position)
                    .as("unit %s stands together", unit)
                    .isEqualTo(events.size() - 1);
        });
        return this;
    }

    /** The units, each with the position of its last event. */
    Map<String, Long> units() {
        Map<String, Long> units = new LinkedHashMap<>();
        rows.forEach(row -> units.put(row.unit, row.position));
        return units;
    }

    Set<String> unitNames() {
        return units().keySet();
    }
}
