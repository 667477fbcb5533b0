package io.keyledger.command.testing;

import io.keyledger.events.OrganizationId;
import io.keyledger.eventstore.database.Database;
import io.keyledger.eventstore.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What the database really holds, seen by one who may see everything. */
public record Stored(Database database) {

    /** One fact of the store; the transaction is that in which it was committed. */
    public record Fact(long position, String type, String payload, String metadata, String transaction) {}

    /** An organization's facts in the order of the store. */
    public List<Fact> facts(OrganizationId organization) {
        return facts("payload->>'organization' = '" + organization + "'");
    }

    /** The types of an organization's facts about keys and names, in order, without the prefix. */
    public List<String> keyFacts(OrganizationId organization) {
        return facts(organization).stream()
                .map(fact -> fact.type().replace("keyledger.", ""))
                .filter(type -> type.startsWith("Key"))
                .toList();
    }

    /** The facts of one stream, for example of a key, in order. */
    public List<Fact> stream(String stream) {
        return facts("stream = '" + stream + "'");
    }

    private List<Fact> facts(String where) {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select position, type, payload::text, metadata::text,"
                        + " xmin::text from eventstore.event where " + where + " order by position")) {
            List<Fact> facts = new ArrayList<>();
            while (rows.next()) {
                facts.add(new Fact(
                        rows.getLong(1), rows.getString(2), rows.getString(3), rows.getString(4), rows.getString(5)));
            }
            return facts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every schema, table and column in which some row holds the text. */
    public List<String> columnsHolding(String text) throws SQLException {
        List<String> holding = new ArrayList<>();
        try (Connection connection = superuser();
                Statement statement = connection.createStatement()) {
            List<String> columns = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("select format('%I.%I', table_schema, table_name) || '|' ||"
                    + " format('%I', column_name) from information_schema.columns join information_schema.tables"
                    + " using (table_schema, table_name) where table_type = 'BASE TABLE'")) {
                while (rows.next()) {
                    columns.add(rows.getString(1));
                }
            }
            for (String column : columns) {
                String[] parts = column.split("\\|", 2);
                try (ResultSet found = statement.executeQuery("select exists (select 1 from " + parts[0]
                        + " where position('" + text + "' in " + parts[1] + "::text) > 0)")) {
                    if (found.next() && found.getBoolean(1)) {
                        holding.add(column);
                    }
                }
            }
        }
        return holding;
    }

    public void execute(String sql) throws SQLException {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    public Connection superuser() throws SQLException {
        return TestPostgres.superuser(database);
    }
}
