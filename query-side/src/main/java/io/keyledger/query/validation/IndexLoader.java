package io.keyledger.query.validation;

import io.keyledger.events.Binding;
import io.keyledger.events.Environment;
import io.keyledger.events.KeyId;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.Permission;
import io.keyledger.events.SecretDigest;
import io.keyledger.events.SecretVersion;
import io.keyledger.projection.LiveSide;
import io.keyledger.projection.Side;
import io.keyledger.query.validation.index.KnownSecret;
import io.keyledger.query.validation.index.ValidationIndex;
import io.keyledger.secrets.BoundSecret;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;

/**
 * Fills an index from the live side of the table of lookups, rows and position in one snapshot, and proves each secret. What
 * ended longer ago than is remembered stays out.
 */
@Component
class IndexLoader {

    private static final Logger log = LoggerFactory.getLogger(IndexLoader.class);
    private static final int BATCH = 5_000;
    private static final int PROGRESS = 1_000_000;

    private static final String SECRETS = """
            select digest, pepper, binding_key, binding, key_id, organization, name, permission, environment, prefix,
                   secret_version, expires_at, valid_until, retired, suspended, expired, revoked_at
            from query.key_lookup
            where side = ?
              and (revoked_at is null or revoked_at > ?)
              and (expires_at is null or expires_at > ?)
              and (valid_until is null or valid_until > ?)
            """;

    private final LiveSide live;
    private final JdbcTemplate jdbc;
    private final ValidationKeys keys;
    private final ValidationProperties properties;
    private final Clock clock;

    IndexLoader(LiveSide live, DataSource database, ValidationKeys keys, ValidationProperties properties, Clock clock) {
        this.live = live;
        this.jdbc = new JdbcTemplate(database);
        this.jdbc.setFetchSize(BATCH);
        this.keys = keys;
        this.properties = properties;
        this.clock = clock;
    }

    /** A full index; takes as long as there are rows. */
    ValidationIndex load() {
        return live.read(KeyLookupProjection.NAME, this::load);
    }

    private ValidationIndex load(Side side, long position) {
        ValidationIndex index = new ValidationIndex(keys);
        Instant now = clock.instant();
        OffsetDateTime forgotten = now.minus(properties.remember()).atOffset(ZoneOffset.UTC);
        List<KnownSecret> batch = new ArrayList<>(BATCH);
        jdbc.query(
                SECRETS,
                (RowCallbackHandler) row -> {
                    KnownSecret secret = secret(row);
                    if (secret.livesAt(now)) {
                        keys.need(
                                secret.claimed().digest().pepper(),
                                secret.binding().key());
                    }
                    batch.add(secret);
                    if (batch.size() == BATCH) {
                        add(batch, index);
                    }
                },
                side.text(),
                forgotten,
                forgotten,
                forgotten);
        add(batch, index);
        index.standAt(position);
        log.info("The validation index holds {} secrets, up to position {}", index.size(), position);
        return index;
    }

    /** Proving is what takes the time, so all processors share it. */
    private void add(List<KnownSecret> batch, ValidationIndex index) {
        boolean[] proven = new boolean[batch.size()];
        IntStream.range(0, proven.length).parallel().forEach(i -> {
            KnownSecret secret = batch.get(i);
            proven[i] = keys.holds(secret.claimed(), secret.binding());
        });
        for (int i = 0; i < proven.length; i++) {
            index.load(batch.get(i), proven[i]);
            if (index.size() % PROGRESS == 0) {
                log.info("{} secrets are in the validation index so far", index.size());
            }
        }
        batch.clear();
    }

    private static KnownSecret secret(ResultSet row) throws SQLException {
        return new KnownSecret(
                new BoundSecret(
                        new SecretDigest(row.getString("pepper"), row.getString("digest")),
                        new KeyId(row.getString("key_id")),
                        new OrganizationId(row.getString("organization")),
                        Permission.valueOf(row.getString("permission")),
                        Environment.of(row.getString("environment")),
                        row.getString("prefix"),
                        new SecretVersion(row.getInt("secret_version")),
                        instant(row, "expires_at")),
                new Binding(row.getString("binding_key"), row.getString("binding")),
                row.getString("name"),
                instant(row, "valid_until"),
                row.getBoolean("retired"),
                row.getBoolean("suspended"),
                row.getBoolean("expired"),
                instant(row, "revoked_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
