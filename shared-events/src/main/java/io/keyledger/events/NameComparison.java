package io.keyledger.events;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The form in which names are compared. It is close to Unicode's NFKC_Casefold (UAX #31, Unicode 3.13 D145), and white space
 * counts as one space. A {@link KeyNameId} is made of it, so it must never change for a name that was once taken.
 */
public final class NameComparison {

    /** Default_Ignorable_Code_Point, which Java's patterns do not know by name. */
    private static final Pattern IGNORABLE = Pattern.compile("[\\u00AD\\u034F\\u061C\\u115F\\u1160\\u17B4\\u17B5"
            + "\\u180B-\\u180F\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\u3164\\uFE00-\\uFE0F\\uFEFF\\uFFA0"
            + "\\uFFF0-\\uFFF8\\x{1BCA0}-\\x{1BCA3}\\x{1D173}-\\x{1D17A}\\x{E0000}-\\x{E0FFF}]");

    /** U+2800 is a Braille pattern without a dot: nobody sees the difference. */
    private static final Pattern SPACES = Pattern.compile("[\\p{Z}\\s\\u2800]+");

    private NameComparison() {}

    /** Idempotent: what is normalized stays as it is. */
    public static String normalize(String text) {
        String compatible = seen(Normalizer.normalize(seen(text), Normalizer.Form.NFKC));
        String spaced = SPACES.matcher(folded(compatible)).replaceAll(" ").strip();
        return Normalizer.normalize(spaced, Normalizer.Form.NFKC);
    }

    private static String seen(String text) {
        return IGNORABLE.matcher(text).replaceAll("");
    }

    /** Lower case comes first, or the capital sharp s would become a small one and not the pair that that becomes. */
    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
