package io.keyledger.identity;

import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;

/**
 * The rules an access token must keep, the same wherever its signing keys come from: whoever makes a {@code JwtDecoder} of
 * his own gives it these algorithms and this validator.
 */
public final class AccessTokens {

    private final String audience;
    private final Set<SignatureAlgorithm> algorithms;
    private final Clock clock;

    AccessTokens(String audience, Collection<String> algorithms, Clock clock) {
        if (audience.isBlank() || algorithms.isEmpty()) {
            throw new IllegalArgumentException(
                    "keyledger.identity.audience and keyledger.identity.algorithms must not be empty");
        }
        this.audience = audience;
        this.algorithms = parse(algorithms);
        this.clock = clock;
    }

    /** The algorithms a token may be signed with: never {@code none}, never one whose key would have to be shared. */
    public Set<SignatureAlgorithm> algorithms() {
        return algorithms;
    }

    /**
     * Accepts a token of that issuer only, meant for this audience, with an end that has not come (60 s of skew are
     * forgiven), a {@code sub}, and, if it has an {@code act}, one that names its subject. A {@code typ}, if there is one,
     * must be that of a JWT or of an access token (RFC 9068 section 2.1).
     */
    public OAuth2TokenValidator<Jwt> validator(String issuer) {
        JwtTimestampValidator time = new JwtTimestampValidator();
        time.setClock(clock);
        time.setAllowEmptyExpiryClaim(false);
        JwtTypeValidator type = new JwtTypeValidator(List.of("JWT", "at+jwt", "application/at+jwt"));
        type.setAllowEmpty(true);
        return new DelegatingOAuth2TokenValidator<>(List.of(
                type,
                time,
                new JwtIssuerValidator(issuer),
                new JwtAudienceValidator(audience),
                new JwtClaimValidator<Object>("sub", sub -> sub instanceof String text && !text.isBlank()),
                AccessTokens::actsForSomebody));
    }

    /** {@code JwtClaimValidator} would refuse a token that has no such claim. */
    private static OAuth2TokenValidatorResult actsForSomebody(Jwt token) {
        Object act = token.getClaims().get("act");
        return act == null || ActClaim.isWellFormed(act)
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(
                        new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, "The act claim names no subject", null));
    }

    private static Set<SignatureAlgorithm> parse(Collection<String> names) {
        Set<SignatureAlgorithm> parsed = new LinkedHashSet<>();
        for (String name : names) {
            SignatureAlgorithm algorithm = SignatureAlgorithm.from(name.strip());
            if (algorithm == null) {
                throw new IllegalArgumentException("keyledger.identity.algorithms may name only "
                        + List.of(SignatureAlgorithm.values()) + ", not " + name);
            }
            parsed.add(algorithm);
        }
        return Set.copyOf(parsed);
    }
}
