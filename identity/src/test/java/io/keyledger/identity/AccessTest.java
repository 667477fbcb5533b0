package io.keyledger.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What who is not let in is told, and where nobody is asked. */
@SpringBootTest(classes = TestApplication.class)
@AutoConfigureMockMvc
class AccessTest {

    private static final String CHALLENGE = "Bearer realm=\"keyledger\"";

    @Autowired
    private MockMvcTester http;

    @Autowired
    private TestIssuer issuer;

    @Test
    void aGoodTokenLetsIn() throws JOSEException {
        assertThat(me(issuer.sign(TestIssuer.claims())))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo("""
                {"issuer":"https://issuer.example","subject":"alice","kind":"PERSON","through":null}
                """);
    }

    @Test
    void withoutATokenNothingIsTold() {
        MvcTestResult answer = http.get().uri("/v1/me").exchange();
        assertRefused(answer, 401, "UNAUTHENTICATED", CHALLENGE);
        assertThat(answer).headers().hasValue("Cache-Control", "no-store").doesNotContainHeader("Set-Cookie");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/nothing", "/", "/actuator/health", "/actuator/env", "/v3/other", "/docs/x", "/v1/me/"})
    void aPathThatIsNotPublicNeedsATokenWhetherItExistsOrNot(String path) {
        assertRefused(http.get().uri(path).exchange(), 401, "UNAUTHENTICATED", CHALLENGE);
    }

    @Test
    void ofTwoCredentialsNoneIsChosen() throws JOSEException {
        String good = "Bearer " + issuer.sign(TestIssuer.claims());
        MvcTestResult answer =
                http.get().uri("/v1/me").header("Authorization", good, good).exchange();
        assertRefused(answer, 400, "INVALID_REQUEST", CHALLENGE + ", error=\"invalid_request\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic YWxpY2U6cGFzc3dvcmQ=", "Digest username=\"alice\"", "DPoP e30.e30.e30"})
    void credentialsOfAnotherKindAreNone(String authorization) {
        assertRefused(
                http.get().uri("/v1/me").header("Authorization", authorization).exchange(),
                401,
                "UNAUTHENTICATED",
                CHALLENGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer ", "Bearer zebra", "Bearer a b", "Bearer ä", "bearer e30.e30.e30"})
    void garbageIsRefused(String authorization) {
        MvcTestResult answer =
                http.get().uri("/v1/me").header("Authorization", authorization).exchange();
        assertInvalid(answer);
        assertThat(answer).bodyText().doesNotContain("zebra");
    }

    @Test
    void aTokenInTheAddressOrAFormIsNone() throws JOSEException {
        String token = issuer.sign(TestIssuer.claims());
        assertRefused(http.get().uri("/v1/me?access_token=" + token).exchange(), 401, "UNAUTHENTICATED", CHALLENGE);
        assertRefused(
                http.post()
                        .uri("/v1/me")
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .content("access_token=" + token)
                        .exchange(),
                401,
                "UNAUTHENTICATED",
                CHALLENGE);
    }

    @Test
    void aProgramNeedsNoAntiForgeryToken() throws JOSEException {
        assertThat(http.post()
                        .uri("/v1/me")
                        .header("Authorization", "Bearer " + issuer.sign(TestIssuer.claims()))
                        .exchange())
                .hasStatusOk();
    }

    @Test
    void anAnswerThatComesLaterIsForTheSameActor() throws JOSEException {
        assertThat(http.get()
                        .uri("/v1/later")
                        .header("Authorization", "Bearer " + issuer.sign(TestIssuer.claims()))
                        .exchange())
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.subject")
                .isEqualTo("alice");
    }

    @Test
    void whatATokenDoesNotAllowIsForbidden() throws JOSEException {
        MvcTestResult answer = http.get()
                .uri("/v1/forbidden")
                .header("Authorization", "Bearer " + issuer.sign(TestIssuer.claims()))
                .exchange();
        assertRefused(answer, 403, "FORBIDDEN", CHALLENGE + ", error=\"insufficient_scope\"");
        assertThat(answer).bodyText().doesNotContain("inside");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/env", "/actuator/heapdump", "/actuator"})
    void noAccessTokenOpensWhatIsForOperators(String path) throws JOSEException {
        assertRefused(
                http.get()
                        .uri(path)
                        .header("Authorization", "Bearer " + issuer.sign(TestIssuer.claims()))
                        .exchange(),
                403,
                "FORBIDDEN",
                CHALLENGE + ", error=\"insufficient_scope\"");
    }

    @Test
    void anAccessTokenIsNoTokenForMetrics() throws JOSEException {
        assertRefused(
                http.get()
                        .uri("/actuator/prometheus")
                        .header("Authorization", "Bearer " + issuer.sign(TestIssuer.claims()))
                        .exchange(),
                401,
                "UNAUTHENTICATED",
                "Bearer realm=\"keyledger-metrics\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/health/liveness",
                "/actuator/health/readiness",
                "/v3/api-docs",
                "/swagger-ui/index.html"
            })
    void aPublicPathNeedsNoToken(String path) {
        assertThat(http.get().uri(path).exchange()).hasStatusOk();
    }

    @Test
    void aPublicPathMayAskForCredentialsOfItsOwn() {
        assertThat(http.post()
                        .uri("/v1/keys/verify")
                        .header("Authorization", "Bearer kl_live_zebra")
                        .exchange())
                .hasStatusOk();
    }

    @Test
    void nobodyIsNoActor() {
        assertRefused(http.get().uri("/v1/nobody").exchange(), 401, "UNAUTHENTICATED", CHALLENGE);
    }

    @Test
    void aTokenNeverShowsInAnAnswer() throws JOSEException {
        JWTClaimsSet.Builder claims = TestIssuer.claims().audience("others");
        String token = issuer.sign(claims);
        MvcTestResult answer = me(token);
        assertThat(answer).bodyText().doesNotContain(token.substring(0, 20), "alice", "others");
    }

    private MvcTestResult me(String token) {
        return http.get()
                .uri("/v1/me")
                .header("Authorization", "Bearer " + token)
                .exchange();
    }

    private static void assertInvalid(MvcTestResult answer) {
        assertRefused(answer, 401, "INVALID_TOKEN", CHALLENGE + ", error=\"invalid_token\"");
    }

    private static void assertRefused(MvcTestResult answer, int status, String code, String challenge) {
        assertThat(answer).hasStatus(status).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer).headers().hasValue("WWW-Authenticate", challenge);
        assertThat(answer).bodyJson().extractingPath("$.code").isEqualTo(code);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.correlationId")
                .asString()
                .isNotEmpty();
    }
}
