package io.keyledger.query.validation;

import org.jspecify.annotations.Nullable;

/**
 * What {@code Authorization: Bearer …} carries (RFC 6750, section 2.1): the scheme in whatever case, spaces, and a
 * {@code b64token}. Read by hand, since it is read with every verdict: as a regular expression it was a fifteenth of
 * what an event loop does.
 */
final class BearerCredential {

    private static final String SCHEME = "Bearer";

    private BearerCredential() {}

    /** Returns the token, or null if the value is of another scheme or form. */
    static @Nullable String in(String authorization) {
        int start = SCHEME.length();
        if (!authorization.regionMatches(true, 0, SCHEME, 0, start)) {
            return null;
        }
        int end = authorization.length();
        while (start < end && authorization.charAt(start) == ' ') {
            start++;
        }
        return start > SCHEME.length() && isToken(authorization, start) ? authorization.substring(start) : null;
    }

    private static boolean isToken(String text, int start) {
        int end = text.length();
        while (end > start && text.charAt(end - 1) == '=') {
            end--;
        }
        for (int i = start; i < end; i++) {
            if (!ofToken(text.charAt(i))) {
                return false;
            }
        }
        return end > start;
    }

    private static boolean ofToken(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || switch (c) {
                    case '-', '.', '_', '~', '+', '/' -> true;
                    default -> false;
                };
    }
}
