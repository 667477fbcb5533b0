package io.keyledger.command.request;

import static java.util.Objects.requireNonNull;

import io.keyledger.events.SubjectId;
import io.keyledger.eventstore.Context;
import io.keyledger.http.ProblemException;
import io.keyledger.http.SecretShape;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * What a caller calls a request that must not be carried out twice: the {@code Idempotency-Key} header (IETF draft
 * draft-ietf-httpapi-idempotency-key-header), a quoted string of 1 to 255 visible characters. It is kept for ever and in
 * clear, and so holds nothing that looks like a secret.
 *
 * @param key as the caller wrote it, without the quotes; unique for this caller
 * @param digest hexadecimal SHA-256 of what was asked, to tell a repetition from another request under the same name
 */
public record RequestId(String key, String digest) {

    private static final String HEADER = "Idempotency-Key";
    private static final Pattern QUOTED = Pattern.compile("\"([\\x21\\x23-\\x5B\\x5D-\\x7E]{1,255})\"");

    public RequestId {
        requireNonNull(key, "key");
        requireNonNull(digest, "digest");
    }

    /**
     * The name the caller gave to the request, or null if it gave none.
     *
     * @param asked the body as it was understood; its text must tell all of it, and no secret
     * @throws ProblemException 400 {@code INVALID_HEADER} if the header stands there twice, has another form or holds what
     *     could be a secret
     */
    public static @Nullable RequestId of(HttpServletRequest request, Record asked) {
        List<String> sent = Collections.list(request.getHeaders(HEADER));
        if (sent.isEmpty()) {
            return null;
        }
        Matcher quoted = QUOTED.matcher(sent.getFirst());
        if (sent.size() > 1 || !quoted.matches()) {
            throw refused("must be one quoted string of 1 to 255 visible characters, such as \"8e03978e-40d5\"");
        }
        if (SecretShape.isIn(quoted.group(1))) {
            throw refused("must not hold a secret");
        }
        String what = request.getMethod() + '\n' + request.getRequestURI() + '\n' + asked;
        return new RequestId(quoted.group(1), HexFormat.of().formatHex(sha256(what)));
    }

    /** The name of the request that led to an event, told by the event's metadata; null if it had none. */
    public static @Nullable RequestId in(Map<String, ?> metadata) {
        return metadata.get(Context.IDEMPOTENCY_KEY) instanceof String key
                        && metadata.get(Context.REQUEST_DIGEST) instanceof String digest
                ? new RequestId(key, digest)
                : null;
    }

    private static ProblemException refused(String reason) {
        return new ProblemException(HttpStatus.BAD_REQUEST, "INVALID_HEADER", HEADER + " " + reason);
    }

    /**
     * The id of what this request creates: always the same for the same caller, place and key, and for no other.
     *
     * @param place where it is created, for example an organization's id
     */
    public UUID creation(String place, SubjectId caller) {
        ByteBuffer digest = ByteBuffer.wrap(
                sha256(String.join("\n", "keyledger/idempotency/v1", place, caller.issuer(), caller.subject(), key)));
        return new UUID(digest.getLong(), digest.getLong());
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
