package io.keyledger.http;

import java.util.regex.Pattern;

/**
 * What a secret looks like, whatever its prefix and whether or not its checksum holds: for texts that clients send along
 * unread, where caution costs nobody anything. The search takes time proportional to the text's length.
 */
public final class SecretShape {

    private static final Pattern SHAPE = Pattern.compile("_(live|test)_[0-9A-Za-z]{49}");

    private SecretShape() {}

    /** Whether any part of the text could be a secret. */
    public static boolean isIn(String text) {
        return SHAPE.matcher(text).find();
    }

    /** The text with an ellipsis in place of all that could be a secret's random characters. */
    public static String masked(String text) {
        return SHAPE.matcher(text).replaceAll("_$1_…");
    }
}
