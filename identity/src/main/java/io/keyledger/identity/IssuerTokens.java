package io.keyledger.identity;

import java.time.Duration;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.web.client.RestTemplate;

/**
 * Decodes tokens of an issuer elsewhere. The issuer's metadata is fetched with the first token, so the issuer need not be up
 * when this process starts; while it cannot be reached, no token is judged.
 */
final class IssuerTokens implements JwtDecoder {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final JwtDecoder decoder;

    IssuerTokens(String issuer, AccessTokens rules) {
        decoder = new SupplierJwtDecoder(() -> discover(issuer, rules));
    }

    /** @throws AuthenticationServiceException if the issuer's keys cannot be had now */
    @Override
    public Jwt decode(String token) {
        try {
            return decoder.decode(token);
        } catch (BadJwtException refused) {
            throw refused;
        } catch (JwtException | JwtDecoderInitializationException unreachable) {
            throw new AuthenticationServiceException("The issuer's keys cannot be had", unreachable);
        }
    }

    private static JwtDecoder discover(String issuer, AccessTokens rules) {
        SimpleClientHttpRequestFactory http = new SimpleClientHttpRequestFactory();
        http.setConnectTimeout(PATIENCE);
        http.setReadTimeout(PATIENCE);
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withIssuerLocation(issuer)
                .restOperations(new RestTemplate(http))
                .jwsAlgorithms(allowed -> allowed.addAll(rules.algorithms()))
                .validateType(false)
                .build();
        decoder.setJwtValidator(rules.validator(issuer));
        return decoder;
    }
}
