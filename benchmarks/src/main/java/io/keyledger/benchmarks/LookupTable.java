package io.keyledger.benchmarks;

import io.keyledger.events.Binding;
import io.keyledger.events.Environment;
import io.keyledger.events.KeyId;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.Permission;
import io.keyledger.events.SecretDigest;
import io.keyledger.events.SecretVersion;
import io.keyledger.secrets.BoundSecret;
import io.keyledger.secrets.Keyring;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Fills the table of lookups with secrets that are bound as real ones are, so that a validator serves them. */
final class LookupTable {

    private static final long AT_ONCE = 20_000;
    private static final int ORGANIZATIONS = 1_000;

    private final Keyring keyring;

    LookupTable(Keyring keyring) {
        this.keyring = keyring;
    }

    /** One secret for each key, none of which expires; without indexes, which a load does not use and a copy waits for. */
    void fill(Connection superuser, long secrets) throws SQLException, IOException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute("drop index query.key_lookup_by_key, query.key_lookup_by_organization");
            statement.execute("alter table query.key_lookup drop constraint key_lookup_pkey");
            CopyIn copy = superuser
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "copy query.key_lookup (side, digest, pepper, binding_key, binding, key_id, organization, name,"
                                    + " permission, environment, prefix, secret_version, retired, suspended, expired, position)"
                                    + " from stdin");
            for (long from = 0; from < secrets; from += AT_ONCE) {
                byte[] rows = LongStream.range(from, Math.min(secrets, from + AT_ONCE))
                        .parallel()
                        .mapToObj(this::row)
                        .collect(Collectors.joining())
                        .getBytes(StandardCharsets.US_ASCII);
                copy.writeToCopy(rows, 0, rows.length);
            }
            copy.endCopy();
            statement.execute("vacuum analyze query.key_lookup");
            statement.execute("checkpoint");
        }
    }

    private String row(long number) {
        SplittableRandom random = new SplittableRandom(number);
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        SecretDigest digest =
                new SecretDigest(keyring.currentPepperId(), HexFormat.of().formatHex(bytes));
        KeyId key = KeyId.of(new UUID(random.nextLong(), random.nextLong()));
        OrganizationId organization = OrganizationId.of(new UUID(1, number % ORGANIZATIONS));
        Binding binding = keyring.binder()
                .bind(new BoundSecret(
                        digest,
                        key,
                        organization,
                        Permission.WRITE,
                        Environment.LIVE,
                        "kl",
                        SecretVersion.FIRST,
                        null));
        return String.join(
                "\t",
                "a",
                digest.hex(),
                digest.pepper(),
                binding.key(),
                binding.hex(),
                key.text(),
                organization.text(),
                "key " + number,
                Permission.WRITE.name(),
                Environment.LIVE.text(),
                "kl",
                "1",
                "f",
                "f",
                "f",
                "0\n");
    }
}
