package io.keyledger.command.organization;

import io.keyledger.command.refusal.InvalidSubject;
import io.keyledger.events.SubjectId;
import io.keyledger.secrets.SecretTexts;
import java.util.regex.Pattern;

/**
 * Who may become a member: anybody whom an issuer of tokens can name (OpenID Connect Core 1.0 section 2). It is kept for
 * ever and in clear, and so holds no secret.
 */
final class Subjects {

    private static final Pattern ISSUER = Pattern.compile("https?://[\\x21-\\x7E]{1,247}");
    private static final Pattern SUBJECT = Pattern.compile("[\\x21-\\x7E]{1,255}");

    private Subjects() {}

    /** @throws InvalidSubject if no token could come with these */
    static SubjectId of(String issuer, String subject) {
        if (!ISSUER.matcher(issuer).matches()) {
            throw new InvalidSubject("issuer", "must be an http or https URL of at most 255 ASCII characters");
        }
        if (SecretTexts.isOneIn(issuer)) {
            throw new InvalidSubject("issuer", "must not hold a secret");
        }
        if (!SUBJECT.matcher(subject).matches()) {
            throw new InvalidSubject("subject", "must be 1 to 255 visible ASCII characters");
        }
        if (SecretTexts.isOneIn(subject)) {
            throw new InvalidSubject("subject", "must not hold a secret");
        }
        return new SubjectId(issuer, subject);
    }
}
