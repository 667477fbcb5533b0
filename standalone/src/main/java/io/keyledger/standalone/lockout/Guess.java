package io.keyledger.standalone.lockout;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to log in. It keeps no name: people type passwords into name fields.
 *
 * @param account whose name was given, or null if it is nobody's
 * @param name a digest of the name that was given
 * @param source the address of the connection
 */
public record Guess(@Nullable Account account, String name, Source source) {

    /** @param address of the connection, never what a header says */
    public static Guess of(@Nullable Account account, String name, String address) {
        return new Guess(account, digest(name), Source.of(address));
    }

    private static String digest(String name) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(name.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "Guess[account=" + account + "]";
    }
}
