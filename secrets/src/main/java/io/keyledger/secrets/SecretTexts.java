package io.keyledger.secrets;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds secrets in texts where none belongs, before such a text is kept or shown. */
public final class SecretTexts {

    private static final String RANDOM = "[0-9A-Za-z]{" + SecretText.RANDOM_LENGTH + "}";
    private static final String CHECKSUM = "[0-9A-Za-z]{" + Checksum.LENGTH + "}";

    /** No two matches overlap but for an underscore, and none can be tried in two ways: the search is linear. */
    private static final Pattern SHAPE = Pattern.compile("_(?:live|test)_(" + RANDOM + ")(" + CHECKSUM + ")");

    private SecretTexts() {}

    /**
     * Whether the text holds a secret whose checksum holds, of whatever prefix and whatever stands around it; the prefix
     * itself is public and may even be missing. Takes time proportional to the text's length.
     */
    public static boolean isOneIn(CharSequence text) {
        Matcher shape = SHAPE.matcher(text);
        while (shape.find()) {
            if (shape.group(2).equals(Checksum.of(shape.group(1).getBytes(StandardCharsets.US_ASCII)))) {
                return true;
            }
        }
        return false;
    }
}
