package io.keyledger.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;

class AccessTokensTest {

    @Test
    void onlyTheListedAlgorithmsAreAllowed() {
        assertThat(rules("keyledger", "ES256", " PS512 ").algorithms())
                .containsExactlyInAnyOrder(SignatureAlgorithm.ES256, SignatureAlgorithm.PS512);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "HS256", "HS512", "EdDSA", "rs256", ""})
    void noOtherAlgorithmCanBeListed(String algorithm) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rules("keyledger", algorithm))
                .withMessageContaining("keyledger.identity.algorithms");
    }

    @Test
    void anAudienceIsNeeded() {
        assertThatIllegalArgumentException().isThrownBy(() -> rules(" ", "RS256"));
    }

    private static AccessTokens rules(String audience, String... algorithms) {
        return new AccessTokens(audience, List.of(algorithms), Clock.systemUTC());
    }
}
