package io.keyledger.query.validation;

import io.keyledger.enforcement.EndlessLease;
import io.keyledger.events.Binding;
import io.keyledger.events.Environment;
import io.keyledger.events.KeyId;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.Permission;
import io.keyledger.events.SecretDigest;
import io.keyledger.events.SecretVersion;
import io.keyledger.query.validation.index.KnownSecret;
import io.keyledger.query.validation.index.ValidationIndex;
import io.keyledger.secrets.BoundSecret;
import io.keyledger.secrets.Keyring;
import io.keyledger.secrets.SecretReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.UUID;

/** A validation index with so many keys, each with one secret, and judges who search it. */
final class FullIndex {

    private static final int ORGANIZATIONS = 1_000;
    private static final Binding UNPROVEN = new Binding("b1", "0".repeat(64));

    private final ValidationKeys keys;
    private final IndexKeeper keeper;

    FullIndex(int secrets) {
        this(secrets, 1);
    }

    /** @param peppers under how many the secrets were digested, in turn, the current one first */
    @SuppressWarnings("NullAway") // a keeper that is never started needs neither a loader nor a store
    FullIndex(int secrets, int peppers) {
        keys = new ValidationKeys(keyring(peppers));
        keeper = new IndexKeeper(
                null,
                null,
                keys,
                new ValidationProperties(Duration.ofSeconds(1), Duration.ofDays(90)),
                Clock.systemUTC(),
                null);
        ValidationIndex index = keeper.index();
        SplittableRandom ids = new SplittableRandom(4711);
        OrganizationId[] organizations = new OrganizationId[ORGANIZATIONS];
        for (int i = 0; i < ORGANIZATIONS; i++) {
            organizations[i] = OrganizationId.of(new UUID(ids.nextLong(), ids.nextLong()));
        }
        SecretReader reader = keys.reader();
        byte[] text = new byte[PresentedSecrets.LENGTH];
        long[] digest = new long[SecretReader.DIGEST_LONGS];
        for (int i = 0; i < secrets; i++) {
            PresentedSecrets.write(i, text, 0);
            if (!reader.read(text, 0, text.length)) {
                throw new IllegalStateException("Not the text of a secret");
            }
            int pepper = i % peppers;
            reader.digest(pepper, digest);
            index.load(
                    known(
                            reader.pepper(pepper),
                            digest,
                            new UUID(ids.nextLong(), ids.nextLong()),
                            organizations[i % ORGANIZATIONS]),
                    true);
        }
        index.standAt(secrets);
    }

    private static KnownSecret known(String pepper, long[] digest, UUID key, OrganizationId organization) {
        ByteBuffer bytes = ByteBuffer.allocate(SecretReader.DIGEST_LONGS * Long.BYTES);
        for (long part : digest) {
            bytes.putLong(part);
        }
        return new KnownSecret(
                new BoundSecret(
                        new SecretDigest(pepper, HexFormat.of().formatHex(bytes.array())),
                        KeyId.of(key),
                        organization,
                        Permission.WRITE,
                        Environment.LIVE,
                        "kl",
                        SecretVersion.FIRST,
                        null),
                UNPROVEN,
                "key",
                null,
                false,
                false,
                false,
                null);
    }

    private static Keyring keyring(int peppers) {
        try {
            Path file = Files.createTempDirectory("keyledger-benchmark").resolve("keyring");
            Keyring.create(file);
            for (int i = 1; i < peppers; i++) {
                byte[] pepper = new byte[32];
                new SplittableRandom(i).nextBytes(pepper);
                String entry = "pepper.older-" + i + "=" + Base64.getEncoder().encodeToString(pepper) + "\n";
                Files.writeString(file, entry, StandardOpenOption.APPEND);
            }
            Keyring keyring = Keyring.load(file);
            Files.delete(file);
            Files.delete(file.getParent());
            return keyring;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Judge judge() {
        return new Judge(EndlessLease.held(), keeper, keys, Clock.systemUTC());
    }
}
