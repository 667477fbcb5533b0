package io.keyledger.events;

/**
 * Which secret of a key, counted from 1.
 *
 * @param number at least 1
 */
public record SecretVersion(int number) implements Comparable<SecretVersion> {

    /** The version of the secret with which a key is issued. */
    public static final SecretVersion FIRST = new SecretVersion(1);

    /** @throws IllegalArgumentException below 1 */
    public SecretVersion {
        if (number < 1) {
            throw new IllegalArgumentException("A secret version is at least 1, not " + number);
        }
    }

    /** The version after this one. */
    public SecretVersion next() {
        return new SecretVersion(Math.addExact(number, 1));
    }

    @Override
    public int compareTo(SecretVersion other) {
        return Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return Integer.toString(number);
    }
}
