package io.keyledger.identity;

import io.keyledger.events.SubjectId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code act} claim: who acts on the subject's behalf (RFC 8693 section 4.1). */
final class ActClaim {

    private ActClaim() {}

    static boolean isWellFormed(Object act) {
        return act instanceof Map<?, ?> claims
                && isText(claims.get("sub"))
                && (claims.get("iss") == null || isText(claims.get("iss")));
    }

    /**
     * The acting party of now, which is the outermost; those nested within it acted earlier and decide nothing.
     *
     * @param issuer the token's own, which holds for an {@code act} that names none
     * @throws IllegalArgumentException if the claim is there and not well-formed
     */
    static @Nullable SubjectId outermost(@Nullable Object act, String issuer) {
        if (act == null) {
            return null;
        }
        if (!(act instanceof Map<?, ?> claims) || !isWellFormed(act)) {
            throw new IllegalArgumentException("The act claim names no subject");
        }
        Object actsIssuer = claims.get("iss");
        return new SubjectId(actsIssuer == null ? issuer : actsIssuer.toString(), String.valueOf(claims.get("sub")));
    }

    private static boolean isText(@Nullable Object claim) {
        return claim instanceof String text && !text.isBlank();
    }
}
