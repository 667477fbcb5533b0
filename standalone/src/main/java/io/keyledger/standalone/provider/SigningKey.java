package io.keyledger.standalone.provider;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.keyledger.standalone.data.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;

/** The key with which the embedded provider signs tokens (RFC 7517), kept beside the keyring across restarts. */
final class SigningKey {

    private static final int BITS = 3072;

    private SigningKey() {}

    /**
     * The key in this file, made at the first call.
     *
     * @throws SigningKeyRefused if it cannot be made, read or understood, or if others can read it too
     */
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
            if (OwnerOnly.isOpenToOthers(file)) {
                throw SigningKeyRefused.openToOthers(file);
            }
            JWKSet keys = JWKSet.parse(Files.readString(file));
            if (keys.getKeys().stream().noneMatch(JWK::isPrivate)) {
                throw SigningKeyRefused.damaged(file);
            }
            return keys;
        } catch (IOException e) {
            throw SigningKeyRefused.outOfReach(file, e);
        } catch (JOSEException | ParseException e) {
            throw SigningKeyRefused.damaged(file);
        }
    }
}
