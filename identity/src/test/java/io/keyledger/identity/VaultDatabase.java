package io.keyledger.identity;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A real PostgreSQL, migrated by its owner and used by the application's own role; without persons before each test. */
final class VaultDatabase implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback, ContextWrappingKeys {

    private final Map<String, SecretKey> wrappingKeys = new HashMap<>();
    private String current = "";
    private @Nullable EmbeddedPostgres postgres;
    private @Nullable DataSource application;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        postgres = EmbeddedPostgres.start();
        owner().sql("create role keyledger_app login").update();
        Flyway.configure()
                .dataSource(running().getPostgresDatabase())
                .locations("classpath:db/identity")
                .schemas("identity")
                .createSchemas(true)
                .placeholders(Map.of("applicationRole", "keyledger_app"))
                .load()
                .migrate();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        owner().sql("delete from identity.person_key").update();
        wrappingKeys.clear();
        useWrappingKey("first");
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        running().close();
    }

    /** A vault as a process just started has it: nothing in memory. */
    PersonalContextVault vault() {
        return new VaultAutoConfiguration().personalContextVault(application(), this);
    }

    JdbcClient owner() {
        return JdbcClient.create(running().getPostgresDatabase());
    }

    /** Always the same one, or a caller's transaction and the vault's would not even meet. */
    DataSource application() {
        DataSource connected = application;
        if (connected == null) {
            connected = running().getDatabase("keyledger_app", "postgres");
            application = connected;
        }
        return connected;
    }

    void useWrappingKey(String id) {
        current = id;
        wrappingKeys.put(id, new SecretKeySpec(Arrays.copyOf(id.getBytes(StandardCharsets.UTF_8), 32), "AES"));
    }

    void loseWrappingKeys() {
        wrappingKeys.clear();
    }

    @Override
    public String currentId() {
        return current;
    }

    @Override
    public Optional<SecretKey> key(String id) {
        return Optional.ofNullable(wrappingKeys.get(id));
    }

    private EmbeddedPostgres running() {
        EmbeddedPostgres started = postgres;
        if (started == null) {
            throw new IllegalStateException("The database has not been started");
        }
        return started;
    }
}
