package io.keyledger.http;

import io.keyledger.events.SubjectId;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * How a subject stands in a path: issuer, a line feed and subject in UTF-8, as base64url without padding (RFC 4648
 * section 5). An issuer is a URL, which would not survive a path as it is.
 */
public final class MemberIds {

    private static final int LONGEST = 4096;

    private MemberIds() {}

    /** The subject as it stands in a path. */
    public static String of(SubjectId subject) {
        String text = subject.issuer() + '\n' + subject.subject();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The subject that a path names; empty if the text names none or is not the one text that {@link #of} makes. */
    public static Optional<SubjectId> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            String[] parts =
                    StandardCharsets.UTF_8.newDecoder().decode(bytes).toString().split("\n", 2);
            return parts.length == 2 && !parts[0].isEmpty() && !parts[1].isEmpty()
                    ? Optional.of(new SubjectId(parts[0], parts[1]))
                            .filter(subject -> of(subject).equals(text))
                    : Optional.empty();
        } catch (IllegalArgumentException | CharacterCodingException notOne) {
            return Optional.empty();
        }
    }
}
