package io.keyledger.query.validation;

import io.keyledger.events.Binding;
import io.keyledger.events.Environment;
import io.keyledger.events.KeyId;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.Permission;
import io.keyledger.events.SecretDigest;
import io.keyledger.events.SecretVersion;
import io.keyledger.secrets.BoundSecret;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The reading side of {@code query.key_lookup}: live side, its position and its rows in one statement. Thread-safe. */
@Component
class LookupTable {

    private static final String READ = """
            select a.processor is not null as begun, a.position as applied,
                   array(select distinct u.pepper from query.key_lookup_keys u where u.side = p.live_side) as peppers,
                   array(select distinct u.binding_key from query.key_lookup_keys u where u.side = p.live_side)
                       as binding_keys,
                   k.digest, k.pepper, k.binding_key, k.binding, k.key_id, k.organization, k.name, k.permission,
                   k.environment, k.prefix, k.secret_version, k.expires_at, k.valid_until, k.retired, k.suspended,
                   k.expired, k.revoked_at
            from projection.state p
            left join projection.applied a on a.processor = p.name || '-' || p.live_side
            left join query.key_lookup k on k.side = p.live_side and k.digest in (:digests)
            where p.name = '""" + KeyLookupProjection.NAME + "'";

    private final JdbcClient jdbc;

    LookupTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Looks for these digests, at least one; what is found is not yet believed. */
    Lookup read(List<SecretDigest> digests) {
        return jdbc.sql(READ)
                .param("digests", digests.stream().map(SecretDigest::hex).toList())
                .query(rows -> {
                    if (!rows.next()) {
                        throw new IllegalStateException("The lookup of secrets is not known to the database");
                    }
                    return lookup(rows);
                });
    }

    private static Lookup lookup(ResultSet rows) throws SQLException {
        Long applied = rows.getObject("applied", Long.class);
        if (applied == null && rows.getBoolean("begun")) {
            throw new IllegalStateException("The token of the lookup of secrets tells no position");
        }
        Set<String> peppers = texts(rows.getArray("peppers"));
        Set<String> bindingKeys = texts(rows.getArray("binding_keys"));
        List<KnownSecret> secrets = new ArrayList<>();
        do {
            if (rows.getString("digest") != null) {
                secrets.add(secret(rows));
            }
        } while (rows.next());
        return new Lookup(applied == null ? -1 : applied, peppers, bindingKeys, List.copyOf(secrets));
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

    private static Set<String> texts(Array array) throws SQLException {
        return Set.of((String[]) array.getArray());
    }
}
