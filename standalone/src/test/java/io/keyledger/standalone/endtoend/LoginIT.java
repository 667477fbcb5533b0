package io.keyledger.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The owner logs in at the documentation page: authorization code with PKCE (RFC 7636). */
class LoginIT {

    private static final String VERIFIER = "a-verifier-of-this-test-that-is-long-enough-for-rfc-7636";

    private static RunningKeyledger keyledger;

    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @BeforeAll
    static void start(@TempDir Path home) {
        keyledger = RunningKeyledger.startIn(home);
    }

    @AfterAll
    static void stop() {
        keyledger.close();
    }

    @Test
    void theOwnerGetsATokenOfAPersonAndManagesKeysWithIt() throws Exception {
        String code = codeAfterLogin(keyledger.credentials().get("ownerPassword"));
        JsonNode tokens = redeem(code, VERIFIER);
        String token = tokens.get("access_token").asString();

        HttpResponse<String> issued = browser.send(
                HttpRequest.newBuilder(URI.create(keyledger.url() + "/v1/organizations/"
                                + keyledger.credentials().get("organizationId") + "/keys"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(
                                "{\"name\":\"by the owner\",\"permission\":\"READ\",\"environment\":\"test\"}"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(issued.statusCode()).as(issued.body()).isEqualTo(201);

        String key = JsonMapper.shared().readTree(issued.body()).get("keyId").asString();
        JsonNode actor =
                new Api(keyledger).audit(key).json().get("entries").get(1).get("actor");
        assertThat(actor.get("kind").asString()).isEqualTo("PERSON");
        assertThat(actor.get("subject").asString()).isNotEqualTo("owner").matches("[0-9a-f-]{36}");
    }

    @Test
    void aWrongPasswordGetsNoCode() throws Exception {
        assertThat(login("not the password").headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).contains("/login?error"));
    }

    @Test
    void aCodeIsWorthNothingWithoutItsVerifier() throws Exception {
        String code = codeAfterLogin(keyledger.credentials().get("ownerPassword"));

        assertThat(redeem(code, "another-verifier-that-is-long-enough-for-rfc-7636-too")
                        .get("error")
                        .asString())
                .isEqualTo("invalid_grant");
    }

    private String codeAfterLogin(String password) throws Exception {
        HttpResponse<String> loggedIn = login(password);
        HttpResponse<String> back =
                get(loggedIn.headers().firstValue("Location").orElseThrow());
        Matcher code = Pattern.compile("[?&]code=([^&]+)")
                .matcher(back.headers().firstValue("Location").orElseThrow());
        assertThat(code.find()).isTrue();
        return code.group(1);
    }

    private HttpResponse<String> login(String password) throws Exception {
        HttpResponse<String> start =
                get(keyledger.url() + "/oauth2/authorize?response_type=code&client_id=keyledger-docs"
                        + "&scope=openid&state=s&redirect_uri=" + encoded(redirect()) + "&code_challenge_method=S256"
                        + "&code_challenge=" + challenge());
        HttpResponse<String> page = get(start.headers().firstValue("Location").orElseThrow());
        assertThat(page.statusCode()).isEqualTo(200);
        Matcher csrf = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"").matcher(page.body());
        assertThat(csrf.find()).as(page.body()).isTrue();
        return post(
                "/login",
                "username=" + encoded(keyledger.credentials().get("ownerUsername")) + "&password=" + encoded(password)
                        + "&_csrf=" + encoded(csrf.group(1)));
    }

    private JsonNode redeem(String code, String verifier) throws Exception {
        return JsonMapper.shared()
                .readTree(post(
                                "/oauth2/token",
                                "grant_type=authorization_code&client_id=keyledger-docs&code=" + code + "&redirect_uri="
                                        + encoded(redirect()) + "&code_verifier=" + verifier)
                        .body());
    }

    private static String redirect() {
        return keyledger.url() + "/swagger-ui/oauth2-redirect.html";
    }

    private static String challenge() throws Exception {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII)));
    }

    private HttpResponse<String> get(String location) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(URI.create(keyledger.url()).resolve(location))
                        .header("Accept", "text/html")
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String form) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(URI.create(keyledger.url() + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
