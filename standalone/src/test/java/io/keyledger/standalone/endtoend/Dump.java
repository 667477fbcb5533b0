package io.keyledger.standalone.endtoend;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;

/**
 * Every row of every table, catalogues included, of every database of the running embedded server, as text. It reads by
 * {@code COPY}, as {@code pg_dump} does, which itself the embedded PostgreSQL does not bring along.
 */
final class Dump {

    private static final String DATABASES = "select datname from pg_database where datallowconn order by 1";
    private static final String TABLES = "select format('%I.%I', relnamespace::regnamespace::text, relname)"
            + " from pg_class where relkind in ('r', 'm', 'S') order by 1";

    private final String server;
    private final String password;

    private Dump(String server, String password) {
        this.server = server;
        this.password = password;
    }

    /** By database and table, for example {@code keyledger eventstore.event}. */
    static Map<String, byte[]> of(Path data) throws IOException, SQLException {
        String port =
                Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(3);
        String password = Files.readString(data.resolve("postgres-superuser")).strip();
        return new Dump("jdbc:postgresql://127.0.0.1:" + port + "/", password).tables();
    }

    private Map<String, byte[]> tables() throws IOException, SQLException {
        Map<String, byte[]> tables = new LinkedHashMap<>();
        for (String database : databases()) {
            try (Connection connection = connect(database)) {
                for (String table : column(connection, TABLES)) {
                    tables.put(database + " " + table, rows(connection, table));
                }
            }
        }
        return tables;
    }

    private List<String> databases() throws SQLException {
        try (Connection connection = connect("postgres")) {
            return column(connection, DATABASES);
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(server + database, "postgres", password);
    }

    private static List<String> column(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> column = new ArrayList<>();
            while (rows.next()) {
                column.add(rows.getString(1));
            }
            return column;
        }
    }

    private static byte[] rows(Connection connection, String table) throws IOException, SQLException {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        rows.write((table + "\n").getBytes(StandardCharsets.UTF_8));
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("COPY (SELECT * FROM " + table + ") TO STDOUT", rows);
        return rows.toByteArray();
    }
}
