package io.keyledger.identity;

import io.keyledger.http.SecretShape;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the technical context of a request. */
public final class TechnicalContexts {

    private static final int LONGEST_USER_AGENT = 256;

    /** Control, format, unassigned and lone surrogate characters, and the separators of lines and paragraphs. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

    private TechnicalContexts() {}

    /**
     * The address is that of the connection: headers such as {@code X-Forwarded-For}, which any client can send, are not
     * looked at. Behind a proxy it is the proxy's, unless the server itself was told which proxies to believe. Whoever reads
     * the audit trail reads the user agent, and so what looks like a secret in it is masked.
     */
    public static TechnicalContext of(HttpServletRequest request) {
        return new TechnicalContext(request.getRemoteAddr(), cleaned(request.getHeader("User-Agent")));
    }

    private static @Nullable String cleaned(@Nullable String userAgent) {
        if (userAgent == null) {
            return null;
        }
        String seen = SecretShape.masked(UNSEEN.matcher(userAgent).replaceAll(""));
        if (seen.length() <= LONGEST_USER_AGENT) {
            return seen;
        }
        boolean splitsACharacter = Character.isHighSurrogate(seen.charAt(LONGEST_USER_AGENT - 1));
        return seen.substring(0, splitsACharacter ? LONGEST_USER_AGENT - 1 : LONGEST_USER_AGENT);
    }
}
