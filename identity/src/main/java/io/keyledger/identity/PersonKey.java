package io.keyledger.identity;

import io.keyledger.events.SubjectId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.SecretKey;

/**
 * The data key of one person, unwrapped.
 *
 * @param id another one after the person was forgotten
 */
record PersonKey(UUID id, SecretKey key) {

    /** How a person is named in the table of keys: hexadecimal SHA-256 of issuer, NUL, subject. */
    static String nameOf(SubjectId person) {
        String text = person.issuer() + '\0' + person.subject();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    @Override
    public String toString() {
        return "PersonKey[" + id + "]";
    }
}
