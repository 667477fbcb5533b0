package io.keyledger.events;

import static java.util.Objects.requireNonNull;

/**
 * An opaque identity as its issuer knows it (OpenID Connect Core 1.0 section 2, {@code iss} and {@code sub}). Equal only
 * if both are: another issuer's subject of the same text is somebody else.
 */
public record SubjectId(String issuer, String subject) {

    public SubjectId {
        requireNonNull(issuer, "issuer");
        requireNonNull(subject, "subject");
    }

    @Override
    public String toString() {
        return issuer + " " + subject;
    }
}
