package io.keyledger.standalone.provider;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.keyledger.standalone.data.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;

/** The key with which the embedded provider signs tokens (RFC 7517), kept beside the keyring across restarts. */
final class SigningKey {

    private static final int BITS = 3072;

    private SigningKey() {}

    /** The key in this file, made at the first call. */
    static JWKSet in(Path file) {
        try {
            if (!Files.exists(file)) {
                RSAKey fresh = new RSAKeyGenerator(BITS)
                        .keyUse(KeyUse.SIGNATURE)
                        .algorithm(JWSAlgorithm.RS256)
                        .keyIDFromThumbprint(true)
                        .generate();
                OwnerOnly.write(file, new JWKSet(fresh).toString(false));
            }
            return JWKSet.parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("The provider's signing key cannot be read or made: " + file, e);
        } catch (JOSEException | ParseException e) {
            throw new IllegalStateException("The provider's signing key is damaged: " + file);
        }
    }
}
