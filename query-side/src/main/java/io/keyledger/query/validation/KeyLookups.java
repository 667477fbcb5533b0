package io.keyledger.query.validation;

import io.keyledger.projection.Side;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/**
 * The table {@code query.key_lookup}. However many rows there are, each call is one statement with one array a column: a
 * rebuild writes millions. Thread-safe; writing needs a transaction.
 */
@Component
class KeyLookups {

    /** A column as SQL knows it, and what a row has in it. */
    private record Column(String name, String type, Function<KeyLookup, @Nullable Object> value) {

        SqlArrayValue of(List<KeyLookup> rows) {
            return new SqlArrayValue(type, rows.stream().map(value).toArray());
        }
    }

    private static final Column DIGEST = text("digest", row -> row.digest);

    /** What is settled when a secret is made. */
    private static final List<Column> FIXED = List.of(
            text("pepper", row -> row.pepper),
            text("key_id", row -> row.keyId),
            text("organization", row -> row.organization),
            text("permission", row -> row.permission.name()),
            text("environment", row -> row.environment),
            text("prefix", row -> row.prefix),
            new Column("secret_version", "integer", row -> row.secretVersion));

    private static final List<Column> CHANGING = List.of(
            text("binding_key", row -> row.bindingKey),
            text("binding", row -> row.binding),
            text("name", row -> row.name),
            time("expires_at", row -> row.expiresAt),
            time("valid_until", row -> row.validUntil),
            flag("retired", row -> row.retired),
            flag("suspended", row -> row.suspended),
            flag("expired", row -> row.expired),
            time("revoked_at", row -> row.revokedAt),
            text("revocation_reason", row -> row.revocationReason),
            new Column("position", "bigint", row -> row.position));

    private static final List<Column> ALL =
            Stream.of(List.of(DIGEST), FIXED, CHANGING).flatMap(List::stream).toList();
    private static final List<Column> IDENTIFIED =
            Stream.concat(Stream.of(DIGEST), CHANGING.stream()).toList();

    private static final String FIND =
            "select * from query.key_lookup where side = ? and key_id = any(?) order by key_id, secret_version";
    private static final String INSERT =
            "insert into query.key_lookup (side, " + names(ALL) + ") select ?, * from unnest(" + arrays(ALL) + ")";
    private static final String UPDATE = "update query.key_lookup as row set "
            + CHANGING.stream()
                    .map(column -> column.name() + " = now." + column.name())
                    .collect(Collectors.joining(", "))
            + " from unnest(" + arrays(IDENTIFIED) + ") as now (" + names(IDENTIFIED) + ")"
            + " where row.side = ? and row.digest = now.digest";
    private static final String REVOKE = """
            update query.key_lookup
               set revoked_at = coalesce(revoked_at, ?), revocation_reason = coalesce(revocation_reason, ?), position = ?
             where side = ? and organization = ? and position < ?
            """;

    private final JdbcClient jdbc;

    KeyLookups(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static Column text(String name, Function<KeyLookup, @Nullable Object> value) {
        return new Column(name, "text", value);
    }

    private static Column flag(String name, Function<KeyLookup, @Nullable Object> value) {
        return new Column(name, "boolean", value);
    }

    private static Column time(String name, Function<KeyLookup, @Nullable Instant> value) {
        return new Column(name, "timestamptz", row -> {
            Instant time = value.apply(row);
            return time == null ? null : time.atOffset(ZoneOffset.UTC);
        });
    }

    static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static String names(List<Column> columns) {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    private static String arrays(List<Column> columns) {
        return columns.stream().map(column -> "?::" + column.type() + "[]").collect(Collectors.joining(", "));
    }

    /** All secrets of these keys, those of one key together and the oldest of them first. */
    List<KeyLookup> find(Side side, Collection<String> keys) {
        return jdbc.sql(FIND)
                .params(side.text(), new SqlArrayValue("text", keys.toArray()))
                .query((row, number) -> new KeyLookup(row))
                .list();
    }

    void insert(Side side, List<KeyLookup> rows) {
        List<Object> parameters = new ArrayList<>(List.of(side.text()));
        ALL.forEach(column -> parameters.add(column.of(rows)));
        jdbc.sql(INSERT).params(parameters).update();
    }

    void update(Side side, List<KeyLookup> rows) {
        List<Object> parameters = new ArrayList<>();
        IDENTIFIED.forEach(column -> parameters.add(column.of(rows)));
        parameters.add(side.text());
        jdbc.sql(UPDATE).params(parameters).update();
    }

    /** Ends all secrets of an organization that have not applied this position yet; of two ends the first one counts. */
    void revoke(Side side, String organization, OffsetDateTime at, String reason, long position) {
        jdbc.sql(REVOKE)
                .params(at, reason, position, side.text(), organization, position)
                .update();
    }
}
