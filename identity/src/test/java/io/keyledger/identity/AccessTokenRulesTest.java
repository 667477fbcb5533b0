package io.keyledger.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Which tokens let in, and which do not. */
@SpringBootTest(classes = TestApplication.class)
@AutoConfigureMockMvc
class AccessTokenRulesTest {

    @Autowired
    private MockMvcTester http;

    @Autowired
    private TestIssuer issuer;

    @ParameterizedTest
    @CsvSource({"RS256,", "PS256,", "ES256,", "RS256,JWT", "RS256,at+jwt", "RS256,application/at+jwt"})
    void everyAllowedAlgorithmAndTypeLetsIn(String algorithm, @Nullable String type) throws JOSEException {
        assertThat(me(issuer.sign(TestIssuer.claims(), JWSAlgorithm.parse(algorithm), type)))
                .hasStatusOk();
    }

    @Test
    void aTokenThatHasEndedIsRefused() throws JOSEException {
        assertInvalid(me(issuer.sign(
                TestIssuer.claims().expirationTime(Date.from(TestIssuer.NOW.minus(Duration.ofSeconds(61)))))));
    }

    @Test
    void aTokenThatHasNotBegunIsRefused() throws JOSEException {
        assertInvalid(me(issuer.sign(
                TestIssuer.claims().notBeforeTime(Date.from(TestIssuer.NOW.plus(Duration.ofSeconds(61)))))));
    }

    @Test
    void aTokenWithoutAnEndIsRefused() throws JOSEException {
        assertInvalid(me(issuer.sign(TestIssuer.claims().expirationTime(null))));
    }

    @Test
    void aTokenOfAnotherIssuerIsRefused() throws JOSEException {
        assertInvalid(me(issuer.sign(TestIssuer.claims().issuer("https://issuer.example/"))));
        assertInvalid(me(issuer.sign(TestIssuer.claims().issuer(null))));
    }

    @Test
    void aTokenForAnotherAudienceIsRefused() throws JOSEException {
        assertInvalid(me(issuer.sign(TestIssuer.claims().audience("others"))));
        assertInvalid(me(issuer.sign(TestIssuer.claims().audience(List.of()))));
        assertThat(me(issuer.sign(TestIssuer.claims().audience(List.of("others", "keyledger")))))
                .hasStatusOk();
    }

    @Test
    void aTokenWithoutASubjectIsRefused() throws JOSEException {
        assertInvalid(me(issuer.sign(TestIssuer.claims().subject(null))));
        assertInvalid(me(issuer.sign(TestIssuer.claims().subject(" "))));
    }

    @Test
    void aTokenWhoseActorIsNobodyIsRefused() throws JOSEException {
        for (Object act :
                List.of("gateway", Map.of(), Map.of("sub", ""), Map.of("sub", 7), Map.of("sub", "a", "iss", 7))) {
            assertInvalid(me(issuer.sign(TestIssuer.claims().claim("act", act))));
        }
    }

    @Test
    void aTokenOfAnotherTypeIsRefused() throws JOSEException {
        assertInvalid(me(issuer.sign(TestIssuer.claims(), JWSAlgorithm.RS256, "logout+jwt")));
    }

    @Test
    void aTokenSignedByAStrangerIsRefused() throws JOSEException {
        assertInvalid(me(issuer.signByAStranger(TestIssuer.claims())));
    }

    @Test
    void aTokenSignedWithThePublicKeyAsSecretIsRefused() throws JOSEException {
        assertInvalid(me(issuer.signWithThePublicKey(TestIssuer.claims())));
    }

    @Test
    void anUnsignedTokenIsRefused() {
        assertInvalid(me(TestIssuer.unsigned(TestIssuer.claims())));
    }

    @Test
    void anAlgorithmThatIsNotListedIsRefused() throws JOSEException {
        assertInvalid(me(issuer.sign(TestIssuer.claims(), JWSAlgorithm.RS384, null)));
    }

    private MvcTestResult me(String token) {
        return http.get()
                .uri("/v1/me")
                .header("Authorization", "Bearer " + token)
                .exchange();
    }

    private static void assertInvalid(MvcTestResult answer) {
        assertThat(answer).hasStatus(401);
        assertThat(answer)
                .headers()
                .hasValue("WWW-Authenticate", "Bearer realm=\"keyledger\", error=\"invalid_token\"");
        assertThat(answer).bodyJson().extractingPath("$.code").isEqualTo("INVALID_TOKEN");
    }
}
