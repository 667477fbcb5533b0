package io.keyledger.secrets;

import io.keyledger.events.Environment;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A presented or generated secret whose checksum holds:
 * {@code <prefix>_<environment>_<43 base62><6 base62 checksum>}.
 *
 * <p>Immutable. The plaintext leaves it through {@link #reveal()} only. There is no {@code equals} over the plaintext,
 * which would tell by its timing how much matched: compare digests.
 */
public final class SecretText {

    /** How many base62 digits 256 bits need. */
    static final int RANDOM_LENGTH = 43;

    static final int LONGEST_ENVIRONMENT = 4;
    static final int TAIL_LENGTH = RANDOM_LENGTH + Checksum.LENGTH;
    static final int LONGEST = Prefix.LONGEST + 1 + LONGEST_ENVIRONMENT + 1 + TAIL_LENGTH;
    private static final int SHOWN = 4;

    private final String text;
    private final String prefix;
    private final Environment environment;

    private SecretText(String text, String prefix, Environment environment) {
        this.text = text;
        this.prefix = prefix;
        this.environment = environment;
    }

    /**
     * Reads what a client presents; empty if it is not a secret's text or its checksum is wrong.
     *
     * <p>Never throws, and does a bounded amount of work however long the text is. The checksum does not cover prefix
     * and environment: the caller compares both with what the key was issued with.
     */
    public static Optional<SecretText> parse(String presented) {
        if (presented.length() > LONGEST) {
            return Optional.empty();
        }
        int afterPrefix = presented.indexOf('_');
        int afterEnvironment = presented.indexOf('_', afterPrefix + 1);
        if (afterEnvironment < 0 || presented.length() != afterEnvironment + 1 + TAIL_LENGTH) {
            return Optional.empty();
        }
        String prefix = presented.substring(0, afterPrefix);
        String environmentText = presented.substring(afterPrefix + 1, afterEnvironment);
        if (!Prefix.isOne(prefix) || !checksumHolds(presented, afterEnvironment + 1)) {
            return Optional.empty();
        }
        for (Environment environment : Environment.values()) {
            if (environment.text().equals(environmentText)) {
                return Optional.of(new SecretText(presented, prefix, environment));
            }
        }
        return Optional.empty();
    }

    /** The secret made of these 43 random base62 characters; the prefix must be one. */
    static SecretText of(String prefix, Environment environment, String random) {
        String checksum = Checksum.of(random.getBytes(StandardCharsets.US_ASCII));
        return new SecretText(prefix + "_" + environment.text() + "_" + random + checksum, prefix, environment);
    }

    private static boolean checksumHolds(String text, int tail) {
        for (int i = tail; i < text.length(); i++) {
            if (!Base62.isDigit(text.charAt(i))) {
                return false;
            }
        }
        int split = tail + RANDOM_LENGTH;
        byte[] random = text.substring(tail, split).getBytes(StandardCharsets.US_ASCII);
        return text.startsWith(Checksum.of(random), split);
    }

    /** What the installation begins its secrets with. */
    public String prefix() {
        return prefix;
    }

    /** Where the secret claims to be meant for. */
    public Environment environment() {
        return environment;
    }

    /** The whole plaintext: for the one response that shows it, and for nothing else. */
    public String reveal() {
        return text;
    }

    /**
     * The same random characters, and so the same digest, with another beginning.
     *
     * @throws IllegalArgumentException if the prefix does not match {@code [a-z][a-z0-9]{0,15}}
     */
    public SecretText beginning(String otherPrefix, Environment other) {
        Prefix.require(otherPrefix);
        String tail = text.substring(text.length() - TAIL_LENGTH - 1);
        return new SecretText(otherPrefix + "_" + other.text() + tail, otherPrefix, other);
    }

    /** The 43 random characters in ASCII: what is digested. */
    byte[] random() {
        int tail = text.length() - TAIL_LENGTH;
        return text.substring(tail, tail + RANDOM_LENGTH).getBytes(StandardCharsets.US_ASCII);
    }

    /** Masked, for example {@code kl_live_…x7Qa}: the end of the checksum, none of the random characters. */
    @Override
    public String toString() {
        return prefix + "_" + environment.text() + "_…" + text.substring(text.length() - SHOWN);
    }
}
