package io.keyledger.secrets;

import io.keyledger.events.Environment;
import java.security.SecureRandom;
import java.util.Arrays;

/** Makes new secrets of 256 random bits for one installation; thread-safe. */
public final class SecretGenerator {

    private static final int RANDOM_BYTES = 32;

    private final String prefix;
    private final SecureRandom random;

    /**
     * A generator seeded by the operating system.
     *
     * @param prefix what the installation begins its secrets with
     * @throws IllegalArgumentException if the prefix does not match {@code [a-z][a-z0-9]{0,15}}
     */
    public SecretGenerator(String prefix) {
        this(prefix, Drbg.seededBySystem("secret"));
    }

    SecretGenerator(String prefix, SecureRandom random) {
        Prefix.require(prefix);
        this.prefix = prefix;
        this.random = random;
    }

    /** A secret that no one has seen before. */
    public SecretText generate(Environment environment) {
        byte[] bits = new byte[RANDOM_BYTES];
        try {
            random.nextBytes(bits);
            return SecretText.of(prefix, environment, Base62.encode(bits, SecretText.RANDOM_LENGTH));
        } finally {
            Arrays.fill(bits, (byte) 0);
        }
    }
}
