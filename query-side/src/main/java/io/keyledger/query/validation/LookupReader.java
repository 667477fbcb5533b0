package io.keyledger.query.validation;

import io.keyledger.events.Binding;
import io.keyledger.events.Environment;
import io.keyledger.events.KeyId;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.Permission;
import io.keyledger.events.SecretDigest;
import io.keyledger.events.SecretVersion;
import io.keyledger.projection.Side;
import io.keyledger.query.validation.index.KnownSecret;
import io.keyledger.secrets.BoundSecret;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads {@code query.key_lookup} in parts that lie beside each other on disk, each on a connection of its own and all in one
 * snapshot. Thread-safe.
 */
@Component
class LookupReader {

    /**
     * A part of a side in a snapshot that somebody else holds.
     *
     * @param from its first page
     * @param to the page after its last one; {@link Long#MAX_VALUE} for all there are
     */
    record Part(String snapshot, Side side, long from, long to) {}

    /** Takes rows a batch at a time, at least one of them. */
    interface Batches {
        void take(List<KnownSecret> batch) throws InterruptedException;
    }

    private static final int BATCH = 5_000;
    private static final long PAGES_WORTH_A_PART = 128;

    /** A secret that ended before its key was given an expiry has none of its own; its own end says how long it is remembered. */
    private static final String SECRETS = """
            select digest, pepper, binding_key, binding, key_id, organization, name, permission, environment, prefix,
                   secret_version, expires_at, valid_until, retired, suspended, expired, revoked_at
            from query.key_lookup
            where side = ? and ctid >= ?::tid and ctid < ?::tid
              and (revoked_at is null or revoked_at > ?)
              and (not expired or expires_at is null or expires_at > ?)
              and (valid_until is null or valid_until > ?)
            """;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate snapshot;

    LookupReader(DataSource database, PlatformTransactionManager transactions) {
        this.jdbc = new JdbcTemplate(database);
        this.jdbc.setFetchSize(BATCH);
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.snapshot.setReadOnly(true);
    }

    /**
     * Divides a side as the transaction of this thread sees it, which has to stay open until all parts were read.
     *
     * @param most how many parts at most; a small table has fewer
     */
    List<Part> divide(Side side, int most) {
        String exported = required(jdbc.queryForObject("select pg_export_snapshot()", String.class));
        long pages = required(jdbc.queryForObject(
                "select pg_relation_size('query.key_lookup_" + side.text() + "')"
                        + " / current_setting('block_size')::bigint",
                Long.class));
        int parts = (int) Math.min(most, 1 + pages / PAGES_WORTH_A_PART);
        return IntStream.range(0, parts)
                .mapToObj(i -> new Part(
                        exported, side, pages * i / parts, i == parts - 1 ? Long.MAX_VALUE : pages * (i + 1) / parts))
                .toList();
    }

    /** @param forgotten what is on record as having ended at or before it is left out; it may be later than what the rows know of */
    void read(Part part, OffsetDateTime forgotten, Batches batches) {
        snapshot.executeWithoutResult(reading -> {
            jdbc.execute("set transaction snapshot '" + part.snapshot() + "'");
            List<KnownSecret> batch = new ArrayList<>(BATCH);
            jdbc.query(
                    SECRETS,
                    (RowCallbackHandler) row -> {
                        batch.add(secret(row));
                        if (batch.size() == BATCH) {
                            hand(batch, batches);
                        }
                    },
                    part.side().text(),
                    page(part.from()),
                    page(part.to()),
                    forgotten,
                    forgotten,
                    forgotten);
            if (!batch.isEmpty()) {
                hand(batch, batches);
            }
        });
    }

    private static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("The database gave no answer");
        }
        return value;
    }

    /** The place of a page's first row; pages are numbered with 32 bits. */
    private static String page(long number) {
        return "(" + Math.min(number, 0xFFFF_FFFEL) + ",0)";
    }

    private static void hand(List<KnownSecret> batch, Batches batches) {
        try {
            batches.take(List.copyOf(batch));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Reading secrets was given up", e);
        }
        batch.clear();
    }

    /** By number, for the driver looks names up in every row. */
    private static KnownSecret secret(ResultSet row) throws SQLException {
        return new KnownSecret(
                new BoundSecret(
                        new SecretDigest(row.getString(2), row.getString(1)),
                        new KeyId(row.getString(5)),
                        new OrganizationId(row.getString(6)),
                        Permission.valueOf(row.getString(8)),
                        Environment.of(row.getString(9)),
                        row.getString(10),
                        new SecretVersion(row.getInt(11)),
                        KeyLookups.instant(row, 12)),
                new Binding(row.getString(3), row.getString(4)),
                row.getString(7),
                KeyLookups.instant(row, 13),
                row.getBoolean(14),
                row.getBoolean(15),
                row.getBoolean(16),
                KeyLookups.instant(row, 17));
    }
}
