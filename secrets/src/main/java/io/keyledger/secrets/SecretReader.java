package io.keyledger.secrets;

import io.keyledger.events.Environment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * Reads presented secrets and digests them, one after the other, without allocating anything: what stands before every
 * verdict. Accepts exactly what {@link SecretText#parse} accepts, and digests like {@link SecretDigester}.
 *
 * <p>Not thread-safe: each thread has its own. What was read stays in it until {@link #forget()} or the next reading.
 */
public final class SecretReader {

    /** How many longs a digest is made of. */
    public static final int DIGEST_LONGS = 4;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final KeyedDigest[] peppers;
    private final CRC32 crc = new CRC32();
    private final byte[] text = new byte[SecretText.LONGEST];
    private final byte[] digest = new byte[DIGEST_LONGS * Long.BYTES];
    private int length;
    private int afterPrefix;
    private int tail;
    private Environment environment = Environment.LIVE;

    SecretReader(KeyedDigest[] peppers) {
        this.peppers = peppers;
    }

    /** Reads a presented text; false if it is not the text of a secret or its checksum is wrong. Never throws. */
    public boolean read(CharSequence presented) {
        length = 0;
        int most = presented.length();
        if (most > text.length) {
            return false;
        }
        for (int i = 0; i < most; i++) {
            char c = presented.charAt(i);
            if (c > '\u007f') {
                return false;
            }
            text[i] = (byte) c;
        }
        return isSecret(most);
    }

    /**
     * The same, of a presented text in ASCII.
     *
     * @throws IndexOutOfBoundsException if the array does not hold so many bytes from there
     */
    public boolean read(byte[] presented, int from, int count) {
        length = 0;
        if (count > text.length) {
            return false;
        }
        System.arraycopy(presented, from, text, 0, count);
        return isSecret(count);
    }

    private boolean isSecret(int count) {
        length = count;
        tail = count - SecretText.TAIL_LENGTH;
        afterPrefix = indexOfUnderscore(0);
        int afterEnvironment = indexOfUnderscore(afterPrefix + 1);
        boolean found = afterEnvironment >= 0
                && afterEnvironment + 1 == tail
                && isPrefix(afterPrefix)
                && isEnvironment(afterPrefix + 1, afterEnvironment)
                && checksumHolds();
        length = found ? count : 0;
        return found;
    }

    private int indexOfUnderscore(int from) {
        for (int i = from; i < length; i++) {
            if (text[i] == '_') {
                return i;
            }
        }
        return -1;
    }

    private boolean isPrefix(int end) {
        if (end < 1 || end > Prefix.LONGEST || !isLetter(text[0])) {
            return false;
        }
        for (int i = 1; i < end; i++) {
            if (!isLetter(text[i]) && (text[i] < '0' || text[i] > '9')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetter(byte c) {
        return c >= 'a' && c <= 'z';
    }

    private boolean isEnvironment(int from, int to) {
        if (to - from != SecretText.LONGEST_ENVIRONMENT) {
            return false;
        }
        if (text[from] == 'l' && text[from + 1] == 'i' && text[from + 2] == 'v' && text[from + 3] == 'e') {
            environment = Environment.LIVE;
            return true;
        }
        environment = Environment.TEST;
        return text[from] == 't' && text[from + 1] == 'e' && text[from + 2] == 's' && text[from + 3] == 't';
    }

    private boolean checksumHolds() {
        int split = tail + SecretText.RANDOM_LENGTH;
        long value = 0;
        int wrong = 0;
        for (int i = tail; i < split; i++) {
            wrong |= Base62.valueOf(text[i]);
        }
        for (int i = split; i < length; i++) {
            int digit = Base62.valueOf(text[i]);
            wrong |= digit;
            value = value * Base62.BASE + digit;
        }
        if (wrong < 0) {
            return false;
        }
        crc.reset();
        crc.update(text, tail, SecretText.RANDOM_LENGTH);
        return crc.getValue() == value;
    }

    /** Whether the secret that was read begins with this prefix. */
    public boolean hasPrefix(byte[] prefix) {
        return length > 0 && Arrays.equals(text, 0, afterPrefix, prefix, 0, prefix.length);
    }

    /** Where the secret that was read claims to be meant for. */
    public Environment environment() {
        return environment;
    }

    /** How many peppers there are; the current one is number 0. */
    public int peppers() {
        return peppers.length;
    }

    /** The id of a pepper. */
    public String pepper(int number) {
        return peppers[number].id();
    }

    /**
     * Digests the secret that was read.
     *
     * @param number of the pepper
     * @param into receives the 32 bytes as {@value #DIGEST_LONGS} big-endian longs
     * @throws IllegalStateException if nothing was read
     */
    public void digest(int number, long[] into) {
        if (length == 0) {
            throw new IllegalStateException("No secret was read");
        }
        peppers[number].digest(text, tail, digest);
        for (int i = 0; i < DIGEST_LONGS; i++) {
            into[i] = (long) LONGS.get(digest, i * Long.BYTES);
        }
    }

    /** Leaves nothing of what was read behind. */
    public void forget() {
        Arrays.fill(text, (byte) 0);
        Arrays.fill(digest, (byte) 0);
        length = 0;
        for (KeyedDigest pepper : peppers) {
            pepper.forget();
        }
    }
}
