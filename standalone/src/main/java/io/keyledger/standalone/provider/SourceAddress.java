package io.keyledger.standalone.provider;

import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Over which connection somebody tries to log in. */
final class SourceAddress {

    private SourceAddress() {}

    /**
     * The address at the other end of the connection. Behind a proxy it is the proxy's: forwarded headers are not believed,
     * since whoever guesses could write a new address into each.
     */
    static String of(Authentication attempt) {
        if (attempt.getDetails() instanceof WebAuthenticationDetails details && details.getRemoteAddress() != null) {
            return details.getRemoteAddress();
        }
        return "unknown";
    }
}
