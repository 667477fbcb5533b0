package io.keyledger.command.testing;

import static io.keyledger.command.testing.KeyBuilder.NOW;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.keyledger.events.SubjectId;
import io.keyledger.identity.AccessTokens;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** An identity provider with a key of its own, and the time at which its tokens are good. */
public class TestIssuer {

    public static final String ISSUER = "https://issuer.example";

    private static final RSAKey KEY = newKey();

    @Bean
    TestClock clock() {
        return new TestClock();
    }

    @Bean
    JwtDecoder jwtDecoder(AccessTokens rules) throws JOSEException {
        NimbusJwtDecoder decoder =
                NimbusJwtDecoder.withPublicKey(KEY.toRSAPublicKey()).build();
        decoder.setJwtValidator(rules.validator(ISSUER));
        return decoder;
    }

    /** Somebody whom this issuer knows. */
    public static SubjectId subject(String name) {
        return new SubjectId(ISSUER, name);
    }

    /** An access token for somebody. */
    public static String token(String subject) {
        return sign(claims(subject));
    }

    /** An access token for somebody on whose behalf another acts (RFC 8693 section 4.1). */
    public static String token(String subject, Map<String, Object> act) {
        return sign(claims(subject).claim("act", act));
    }

    private static JWTClaimsSet.Builder claims(String subject) {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject(subject)
                .audience("keyledger")
                .issueTime(Date.from(NOW))
                .expirationTime(Date.from(NOW.plus(Duration.ofDays(30))));
    }

    private static String sign(JWTClaimsSet.Builder claims) {
        try {
            SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims.build());
            token.sign(new RSASSASigner(KEY));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
