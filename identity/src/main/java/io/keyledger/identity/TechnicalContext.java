package io.keyledger.identity;

import org.jspecify.annotations.Nullable;

/**
 * What a request betrays of the person who sent it. It is personal data: kept only sealed, and not shown by {@code toString}.
 *
 * @param sourceAddress the address the connection came from
 * @param userAgent what the client calls itself, or null; at most 256 characters, none of them a control character
 */
public record TechnicalContext(
        String sourceAddress, @Nullable String userAgent) {

    @Override
    public String toString() {
        return "TechnicalContext[…]";
    }
}
