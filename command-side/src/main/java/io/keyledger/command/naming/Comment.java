package io.keyledger.command.naming;

import io.keyledger.command.refusal.InvalidComment;
import io.keyledger.secrets.SecretTexts;
import java.util.regex.Pattern;

/**
 * Free text for the audit trail, possibly empty: at most 500 characters (code points). It may have lines and tabs, but nothing
 * that makes a reader see another text than is there, nothing that a database or a file cannot hold, and no secret.
 */
public record Comment(String text) {

    private static final int LONGEST = 500;
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}&&[^\\n\\t\\u200C\\u200D]]");

    /** Nothing was said. */
    public static final Comment NONE = new Comment("");

    /** @throws InvalidComment if the text cannot be a comment */
    public Comment {
        text = text.replace("\r\n", "\n");
        if (text.codePointCount(0, text.length()) > LONGEST) {
            throw new InvalidComment("must not be longer than " + LONGEST + " characters");
        }
        if (UNSEEN.matcher(text).find()) {
            throw new InvalidComment("must not hold control, format or direction characters");
        }
        if (SecretTexts.isOneIn(text)) {
            throw new InvalidComment("must not hold a secret");
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
