package io.keyledger.command.naming;

import static java.util.Objects.requireNonNull;

import io.keyledger.command.refusal.InvalidName;
import io.keyledger.events.NameComparison;
import io.keyledger.secrets.SecretTexts;
import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * A name that people give to a key or an organization: 1 to 100 characters (code points), in Unicode's composed form (NFC),
 * without white space around it and without control, format or direction characters inside. Of the characters that cannot be
 * seen only the two joiners may stand in it, which scripts and emoji need. It is kept for ever and in clear, and so holds no
 * secret.
 */
public record Name(String text) {

    private static final int LONGEST = 100;
    private static final int MOST_UNITS = LONGEST * 8;
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}&&[^\\u200C\\u200D]]");
    private static final Pattern SPACE_AROUND = Pattern.compile("^[\\p{Z}\\s]+|[\\p{Z}\\s]+$");

    /** @throws InvalidName if the text cannot be a name */
    public Name {
        requireNonNull(text, "text");
        requireShort(text.length() <= MOST_UNITS);
        text = Normalizer.normalize(SPACE_AROUND.matcher(text).replaceAll(""), Normalizer.Form.NFC);
        requireShort(text.codePointCount(0, text.length()) <= LONGEST);
        if (UNSEEN.matcher(text).find()) {
            throw new InvalidName("must not hold control, format or direction characters");
        }
        if (SecretTexts.isOneIn(text)) {
            throw new InvalidName("must not hold a secret");
        }
        if (NameComparison.normalize(text).isEmpty()) {
            throw new InvalidName("must not be empty");
        }
    }

    private static void requireShort(boolean isShort) {
        if (!isShort) {
            throw new InvalidName("must not be longer than " + LONGEST + " characters");
        }
    }

    /** The form in which names are compared: equal for names that differ in case, width or spacing only. */
    public String normalized() {
        return NameComparison.normalize(text);
    }

    /** Whether nobody could tell this name and that one apart. */
    public boolean readsLike(String other) {
        return normalized().equals(NameComparison.normalize(other));
    }

    @Override
    public String toString() {
        return text;
    }
}
