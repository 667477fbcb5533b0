package io.keyledger.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A PostgreSQL for one run, durable and on loopback, and what a side has to be told in order to use it. */
final class LocalPostgres {

    private static final String PASSWORD = "of-a-benchmark";

    private LocalPostgres() {}

    static EmbeddedPostgres start(Path data) throws IOException, SQLException {
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setServerConfig("fsync", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("max_connections", "200")
                .setServerConfig("max_wal_size", "4GB")
                .start();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create role owner login password '" + PASSWORD + "'");
            statement.execute("create role application login password '" + PASSWORD + "'");
            statement.execute("create database keyledger owner owner");
            statement.execute("grant connect on database keyledger to application");
        }
        return postgres;
    }

    /** Arguments for either side. */
    static List<String> settings(EmbeddedPostgres postgres, Path keyring, int port) {
        return List.of(
                "--server.address=127.0.0.1",
                "--server.port=" + port,
                "--logging.level.root=warn",
                "--spring.jpa.hibernate.ddl-auto=none",
                "--management.endpoint.health.validate-group-membership=false",
                "--spring.main.banner-mode=off",
                "--spring.datasource.url=jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/keyledger",
                "--spring.datasource.username=application",
                "--spring.datasource.password=" + PASSWORD,
                "--keyledger.database.owner-username=owner",
                "--keyledger.database.owner-password=" + PASSWORD,
                "--keyledger.keyring=" + keyring,
                "--spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://127.0.0.1:1/nobody-asks");
    }
}
