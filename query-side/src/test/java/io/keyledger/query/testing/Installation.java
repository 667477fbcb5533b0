package io.keyledger.query.testing;

import io.keyledger.enforcement.AppliedPosition;
import io.keyledger.enforcement.ValidatorLease;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.Permission;
import io.keyledger.eventstore.database.Database;
import io.keyledger.eventstore.testing.Network;
import io.keyledger.eventstore.testing.TestPostgres;
import io.keyledger.query.QuerySide;
import io.keyledger.query.testing.Facts.TestKey;
import io.keyledger.secrets.Keyring;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** A database with its keyring, and the answering sides that run on it. */
public final class Installation implements AutoCloseable {

    /**
     * Stands in for the identity provider: the token's text is the subject, after {@code other/} one of another issuer, and
     * after a further slash there stands the system that acts on the subject's behalf.
     */
    @Configuration(proxyBeanMethods = false)
    static class Stand {

        @Bean
        TestClock clock() {
            return new TestClock();
        }

        @Bean
        JwtDecoder jwtDecoder() {
            return token -> {
                boolean other = token.startsWith("other/");
                String[] parts = token.substring(other ? "other/".length() : 0).split("/", 2);
                Jwt.Builder jwt = Jwt.withTokenValue(token)
                        .header("alg", "none")
                        .issuer(other ? "https://other.example" : Facts.ISSUER)
                        .subject(parts[0])
                        .audience(List.of("keyledger"))
                        .issuedAt(Instant.now().minusSeconds(5))
                        .expiresAt(Instant.now().plusSeconds(300));
                return parts.length == 1
                        ? jwt.build()
                        : jwt.claim("act", Map.of("sub", parts[1])).build();
            };
        }
    }

    /** One running answering side. */
    public record Node(ConfigurableApplicationContext context, Client client, TestClock clock)
            implements AutoCloseable {

        public <T> T bean(Class<T> type) {
            return context.getBean(type);
        }

        /** Speaks HTTP to another port of this node. */
        public Client client(int port) {
            return new Client(port, () -> -1);
        }

        @Override
        public void close() {
            context.close();
        }
    }

    private static @org.jspecify.annotations.Nullable Installation shared;

    private final Database database = TestPostgres.freshDatabase();
    private final Path keyring = newKeyring();
    private final AtomicLong newest = new AtomicLong(-1);
    private final Node node;
    private final Facts facts;
    private final TestKey validatorKey;

    public Installation(String... properties) {
        this(List.of(), properties);
    }

    /** @param additions what the answering side has beyond its own */
    public Installation(List<Class<?>> additions, String... properties) {
        node = start(database.url(), additions, properties);
        facts = new Facts(node.context(), newest);
        validatorKey = facts.issue(OrganizationId.INSTALLATION, Permission.READ);
        AppliedPosition validation = node.bean(AppliedPosition.class);
        Awaitility.await().until(() -> validation.applied() >= newest.get());
    }

    /** For tests that neither stop anything nor write past the event store. */
    public static synchronized Installation shared() {
        Installation known = shared;
        if (known == null) {
            known = new Installation();
            shared = known;
        }
        return known;
    }

    private static Path newKeyring() {
        try {
            Path file = Files.createTempDirectory("keyledger-test").resolve("keyring");
            Keyring.create(file);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts another answering side on the same database. */
    public Node start(String... properties) {
        return start(database.url(), List.of(), properties);
    }

    /** Starts one that reaches the database over this network. */
    public Node startOver(Network network, String... properties) {
        String url = "jdbc:postgresql://127.0.0.1:" + network.port() + "/" + databaseName();
        return start(url, List.of(), properties);
    }

    /** Returns once it answers verdicts. */
    private Node start(String url, List<Class<?>> additions, String... properties) {
        List<Class<?>> sources = new ArrayList<>(List.of(QuerySide.class, Stand.class));
        sources.addAll(additions);
        List<String> all = new ArrayList<>(List.of(
                "server.port=0",
                "server.address=127.0.0.1",
                "spring.main.banner-mode=off",
                "spring.main.register-shutdown-hook=false",
                "spring.datasource.url=" + url,
                "spring.datasource.username=" + database.application().username(),
                "spring.datasource.password=" + database.application().password(),
                "keyledger.database.owner-username=" + database.owner().username(),
                "keyledger.database.owner-password=" + database.owner().password(),
                "keyledger.keyring=" + keyring));
        all.addAll(List.of(properties));
        ConfigurableApplicationContext context = new SpringApplicationBuilder(sources.toArray(Class<?>[]::new))
                .properties(Map.of(
                        "management.endpoint.health.show-details", "always", "keyledger.validation.lease", "PT10S"))
                .run(all.stream().map(property -> "--" + property).toArray(String[]::new));
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(context.getBean(ValidatorLease.class)::holds);
        int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        return new Node(context, new Client(port, newest::get), context.getBean(TestClock.class));
    }

    public Node node() {
        return node;
    }

    public Client client() {
        return node.client();
    }

    public Facts facts() {
        return facts;
    }

    /** What validators' callers authenticate with. */
    public String validatorKey() {
        return validatorKey.secret().reveal();
    }

    private String databaseName() {
        return database.url().substring(database.url().lastIndexOf('/') + 1);
    }

    /** A way to the database that can be frozen. */
    public Network network() {
        try {
            return new Network(
                    URI.create(database.url().substring("jdbc:".length())).getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends all connections to the database and refuses new ones: to its clients, it is down. */
    public void takeDatabaseDown() {
        elsewhere("alter database " + databaseName() + " allow_connections false");
        elsewhere("select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '" + databaseName()
                + "'");
    }

    public void bringDatabaseUp() {
        elsewhere("alter database " + databaseName() + " allow_connections true");
    }

    /** From another database of the server, since one cannot shut the door of the room one is in. */
    private void elsewhere(String sql) {
        Database another = new Database("/postgres", database.application(), database.owner());
        try (Connection connection = TestPostgres.superuser(another)) {
            new JdbcTemplate(new SingleConnectionDataSource(connection, true)).execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Runs SQL with all rights. */
    public void asSuperuser(String sql) {
        try (Connection connection = TestPostgres.superuser(database)) {
            new JdbcTemplate(new SingleConnectionDataSource(connection, true)).execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** A connection with all rights. */
    public Connection superuser() {
        try {
            return TestPostgres.superuser(database);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** All rows that a query finds, each as text. */
    public List<String> rows(String sql) {
        try (Connection connection = TestPostgres.superuser(database)) {
            return new JdbcTemplate(new SingleConnectionDataSource(connection, true))
                    .query(
                            "select row_to_json(found)::text from (" + sql + ") found",
                            (row, number) -> row.getString(1));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        node.close();
    }
}
