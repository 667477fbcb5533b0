package io.keyledger.identity;

import java.util.List;

/**
 * Paths that need no access token; every bean of this type adds its own. On them the Authorization header is not looked at,
 * so that a path may ask for credentials of another kind and check them itself.
 *
 * @param patterns as Spring's {@code PathPattern} reads them, for example {@code /swagger-ui/**}
 */
public record PublicPaths(List<String> patterns) {

    public PublicPaths {
        patterns = List.copyOf(patterns);
    }
}
