package io.keyledger.standalone.postgres;

import static io.keyledger.standalone.postgres.Clusters.execute;
import static io.keyledger.standalone.postgres.Clusters.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyledger.eventstore.database.Database;
import io.keyledger.eventstore.database.Login;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedPostgresClusterTest {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final String INVALID_PASSWORD = "28P01";

    @TempDir
    private static Path data;

    private static EmbeddedPostgresCluster cluster;
    private static Database database;

    @BeforeAll
    static void start() {
        cluster = Clusters.start(data);
        database = cluster.database();
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres", "keyledger_owner", "keyledger_app"})
    void nobodyComesInWithoutThePassword(String username) {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> Clusters.connect(database, new Login(username, "wrong")))
                .matches(failure -> INVALID_PASSWORD.equals(failure.getSQLState()));
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> Clusters.connect(database, new Login(username, "")))
                .withMessageContaining("requested SCRAM-based authentication");
    }

    @Test
    void everyPasswordIsStoredAsAScramVerifier() throws SQLException {
        assertThat(query(
                        database,
                        Clusters.superuser(data),
                        "SELECT count(*) FROM pg_authid WHERE rolcanlogin AND rolpassword LIKE 'SCRAM-SHA-256$%'"))
                .isEqualTo("3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE public.made (id int)",
                "CREATE SCHEMA made",
                "CREATE TEMPORARY TABLE made (id int)",
                "CREATE ROLE made",
                "CREATE DATABASE made"
            })
    void theApplicationCreatesNothing(String command) {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> execute(database, database.application(), command))
                .matches(failure -> INSUFFICIENT_PRIVILEGE.equals(failure.getSQLState()));
    }

    @Test
    void theApplicationComesIntoNoOtherDatabase() {
        Database other = new Database(
                database.url().replace("/keyledger", "/postgres"), database.application(), database.owner());
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> Clusters.connect(other, other.application()))
                .withMessageContaining("permission denied for database");
    }

    @Test
    void theOwnerMigrates() throws SQLException {
        execute(database, database.owner(), "CREATE SCHEMA migrated");
        execute(database, database.owner(), "CREATE TABLE migrated.made (id int)");
        execute(database, database.owner(), "DROP SCHEMA migrated CASCADE");
        assertThat(query(database, database.owner(), "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"))
                .isEqualTo("f");
    }

    @ParameterizedTest
    @CsvSource({
        "fsync, on",
        "synchronous_commit, on",
        "full_page_writes, on",
        "data_checksums, on",
        "listen_addresses, 127.0.0.1",
        "unix_socket_directories, ''",
        "max_connections, 100",
        "server_encoding, UTF8"
    })
    void theServerRunsWith(String setting, String value) throws SQLException {
        assertThat(query(database, Clusters.superuser(data), "SHOW " + setting)).isEqualTo(value);
    }

    @Test
    void textSortsAlikeOnEveryPlatform() throws SQLException {
        assertThat(query(
                        database,
                        database.application(),
                        "SELECT datlocprovider::text || ' ' || datlocale FROM pg_database WHERE datname = 'keyledger'"))
                .isEqualTo("b C.UTF-8");
    }

    @Test
    void filesAreForTheirOwnerOnly() throws IOException {
        assertThat(permissions("postgres")).isEqualTo("rwx------");
        assertThat(permissions("runtime")).isEqualTo("rwx------");
        assertThat(permissions("postgres-superuser")).isEqualTo("rw-------");
        assertThat(permissions("postgres.log")).isEqualTo("rw-------");
        try (Stream<Path> files = Files.walk(data)) {
            assertThat(files.filter(file -> !Files.isSymbolicLink(file)))
                    .allSatisfy(file -> assertThat(permissions(file)).doesNotMatch(".......(.w.)"));
        }
    }

    @Test
    void noPasswordIsWrittenAnywhereElse() throws Exception {
        execute(database, database.owner(), "SELECT 1");
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> execute(
                        database,
                        Clusters.superuser(data),
                        "ALTER ROLE nobody PASSWORD '" + database.owner().password() + "'"));
        assertThat(data.resolve("postgres.log"))
                .content()
                .contains("role \"nobody\" does not exist")
                .doesNotContain(database.owner().password())
                .doesNotContain(database.application().password())
                .doesNotContain(Clusters.superuser(data).password());
        assertThat(database.toString())
                .doesNotContain(database.owner().password())
                .doesNotContain(database.application().password());
    }

    private static String permissions(String name) throws IOException {
        return permissions(data.resolve(name));
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
