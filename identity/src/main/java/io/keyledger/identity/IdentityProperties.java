package io.keyledger.identity;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param audience what the {@code aud} claim of an access token must name
 * @param algorithms the JWS algorithms a token may be signed with; asymmetric ones only
 */
@ConfigurationProperties("keyledger.identity")
record IdentityProperties(
        @DefaultValue("keyledger") String audience,
        @DefaultValue({"RS256", "PS256", "ES256"}) List<String> algorithms) {}
