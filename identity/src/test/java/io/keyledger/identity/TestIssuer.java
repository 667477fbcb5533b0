package io.keyledger.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** Signs tokens the way an identity provider does, and in ways it must not. */
final class TestIssuer {

    static final String ISSUER = "https://issuer.example";
    static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

    final RSAKey rsa;
    final RSAKey foreign;
    private final ECKey ec;

    TestIssuer() throws JOSEException {
        rsa = new RSAKeyGenerator(2048).keyID("rsa").generate();
        foreign = new RSAKeyGenerator(2048).keyID("rsa").generate();
        ec = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
    }

    JWKSet published() {
        return new JWKSet(java.util.List.of(rsa, ec)).toPublicJWKSet();
    }

    /** The claims of a good token of a person. */
    static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience("keyledger")
                .subject("alice")
                .issueTime(Date.from(NOW))
                .expirationTime(Date.from(NOW.plus(Duration.ofMinutes(5))));
    }

    String sign(JWTClaimsSet.Builder claims) throws JOSEException {
        return sign(claims, JWSAlgorithm.RS256, null);
    }

    String sign(JWTClaimsSet.Builder claims, JWSAlgorithm algorithm, @Nullable String type) throws JOSEException {
        boolean elliptic = JWSAlgorithm.Family.EC.contains(algorithm);
        return signed(
                claims,
                algorithm,
                type,
                elliptic ? "ec" : "rsa",
                elliptic ? new ECDSASigner(ec) : new RSASSASigner(rsa));
    }

    String signByAStranger(JWTClaimsSet.Builder claims) throws JOSEException {
        return signed(claims, JWSAlgorithm.RS256, null, "rsa", new RSASSASigner(foreign));
    }

    /** The well-known confusion: the public key taken for a shared secret. */
    String signWithThePublicKey(JWTClaimsSet.Builder claims) throws JOSEException {
        return signed(
                claims,
                JWSAlgorithm.HS256,
                null,
                "rsa",
                new MACSigner(rsa.toRSAPublicKey().getEncoded()));
    }

    static String unsigned(JWTClaimsSet.Builder claims) {
        return new PlainJWT(claims.build()).serialize();
    }

    private static String signed(
            JWTClaimsSet.Builder claims, JWSAlgorithm algorithm, @Nullable String type, String key, JWSSigner signer)
            throws JOSEException {
        JWSHeader.Builder header = new JWSHeader.Builder(algorithm).keyID(key);
        if (type != null) {
            header.type(new JOSEObjectType(type));
        }
        SignedJWT token = new SignedJWT(header.build(), claims.build());
        token.sign(signer);
        return token.serialize();
    }
}
