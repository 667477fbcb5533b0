package io.keyledger.standalone.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.eventstore.database.Database;
import io.keyledger.eventstore.database.Migrations;
import io.keyledger.eventstore.database.Schema;
import io.keyledger.eventstore.testing.TestPostgres;
import io.keyledger.standalone.ChildJvm;
import io.keyledger.standalone.KeyledgerLauncher;
import io.keyledger.standalone.OwnDatabase;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person meets who asks for {@code migrate-events}. */
class MigrateEventsTest {

    @TempDir
    private Path place;

    private Path output;

    @BeforeEach
    void names() {
        output = place.resolve("output");
    }

    @Test
    void itExplainsItself() throws Exception {
        assertThat(run("migrate-events", "--help")).isZero();

        assertThat(said()).startsWith("Copies every event").contains("--axon.axonserver.servers=host:port");
    }

    @Test
    void theProgramExplainsItselfAndNamesIt() throws Exception {
        assertThat(run("--help")).isZero();

        assertThat(said()).startsWith("Keyledger: ").contains("migrate-events", "--keyledger.data");
    }

    @Test
    void anotherWordStartsNothing() throws Exception {
        assertThat(run("migrate-event")).isEqualTo(2);

        assertThat(said().strip()).isEqualTo("Keyledger does not know \"migrate-event\"; --help says what it knows.");
    }

    @Test
    void whereNothingIsNothingIsMade() throws Exception {
        Path nothing = place.resolve("nothing");

        assertThat(run("migrate-events", "--keyledger.data=" + nothing)).isEqualTo(1);

        assertThat(said())
                .contains("There is no installation of Keyledger in " + nothing)
                .doesNotContain("\tat ");
        assertThat(nothing).doesNotExist();
        assertThat(place.resolve("nothing-keys")).doesNotExist();
    }

    @Test
    void aDatabaseWithoutEventsIsNamed() throws Exception {
        Database database = TestPostgres.freshDatabase();

        assertThat(migrate(database, 1)).isEqualTo(1);

        assertThat(said())
                .contains("The database at " + database.url() + " holds no events of Keyledger.")
                .doesNotContain("\tat ");
    }

    @Test
    void anAxonServerThatDoesNotAnswerIsNamed() throws Exception {
        Database database = TestPostgres.freshDatabase();
        new Migrations(database, List.of(new Schema("eventstore", "classpath:db/eventstore"))).run();
        int nobody = freePort();

        assertThat(migrate(database, nobody)).isEqualTo(1);

        assertThat(said())
                .contains("Axon Server does not answer at 127.0.0.1:" + nobody
                        + "; start it there, or set axon.axonserver.servers to where it is.")
                .doesNotContain("\tat ");
    }

    @Test
    void whereTheEventsHaveMovedTheProgramDoesNotStartUntilToldToGoBack() throws Exception {
        Database database = TestPostgres.freshDatabase();
        new Migrations(database, List.of(new Schema("eventstore", "classpath:db/eventstore"))).run();
        try (Connection connection = TestPostgres.superuser(database)) {
            connection
                    .createStatement()
                    .execute("insert into eventstore.moved (place) values ('context default of Axon Server at there')");
        }

        assertThat(run(withItsDatabase(database, "--server.port=0", "--keyledger.data=" + place.resolve("data"))))
                .isEqualTo(1);
        assertThat(said())
                .contains("The events of this installation moved to context default of Axon Server at there at ")
                .contains("start this process with the profile axon-server")
                .doesNotContain("\tat ");

        assertThat(run(withItsDatabase(database, "migrate-events", "--keyledger.migration.go-back=true")))
                .isZero();
        assertThat(said()).contains("Processes begin with the 0 events of PostgreSQL again");
        try (Connection connection = TestPostgres.superuser(database);
                ResultSet row = connection.createStatement().executeQuery("select count(*) from eventstore.moved")) {
            row.next();
            assertThat(row.getLong(1)).isZero();
        }
    }

    private static String[] withItsDatabase(Database database, String... arguments) {
        return Stream.concat(Stream.of(arguments), OwnDatabase.arguments(database).stream())
                .toArray(String[]::new);
    }

    private int migrate(Database database, int axonServer) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("migrate-events"));
        arguments.addAll(OwnDatabase.arguments(database));
        arguments.add("--axon.axonserver.servers=127.0.0.1:" + axonServer);
        return run(arguments.toArray(String[]::new));
    }

    private int run(String... arguments) throws Exception {
        try (ChildJvm program = ChildJvm.start(output, KeyledgerLauncher.class, arguments)) {
            return program.exitValue();
        }
    }

    private String said() throws Exception {
        return Files.readString(output);
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
