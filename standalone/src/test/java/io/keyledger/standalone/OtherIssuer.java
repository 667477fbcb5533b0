package io.keyledger.standalone;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An OpenID Connect issuer of somebody's own, as far as a resource server sees one: discovery and keys. */
public final class OtherIssuer implements AutoCloseable {

    private final HttpServer server;
    private final RSAKey key;

    public OtherIssuer() throws IOException, JOSEException {
        key = new RSAKeyGenerator(2048).keyID("other").generate();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer(
                "/.well-known/openid-configuration",
                "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/keys\",\"subject_types_supported\":[\"public\"]}"
                        .formatted(uri(), uri()));
        answer("/keys", new JWKSet(key.toPublicJWK()).toString());
        server.start();
    }

    private void answer(String path, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    /** Its {@code iss}. */
    public String uri() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** A token for a subject that is there himself. */
    public String token(String subject) throws JOSEException {
        return token(subject, null);
    }

    /** A token for a subject on whose behalf, if there is an {@code act}, a system acts (RFC 8693 section 4.1). */
    public String token(String subject, @Nullable Map<String, Object> act) throws JOSEException {
        Instant now = Instant.now();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("other").build(),
                new JWTClaimsSet.Builder()
                        .issuer(uri())
                        .subject(subject)
                        .audience("keyledger")
                        .claim("act", act)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(300)))
                        .build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
