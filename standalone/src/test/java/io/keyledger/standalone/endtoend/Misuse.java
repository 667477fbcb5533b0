package io.keyledger.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.standalone.endtoend.Api.Answer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Every way to hand in a real secret where none belongs. */
final class Misuse {

    private static final String BODY = "{\"name\":\"%s\",\"permission\":\"WRITE\",\"environment\":\"live\"}";
    private static final String NO_SECRET = "must not hold a secret";

    private final Api api;
    private final String secret;
    private final String keyId;
    private final List<Answer> answers = new ArrayList<>();

    private Misuse(Api api, String secret, String keyId) {
        this.api = api;
        this.secret = secret;
        this.keyId = keyId;
    }

    /** What came back; the key is the secret's and lives on. */
    static List<String> of(Api api, String secret, String keyId) {
        Misuse misuse = new Misuse(api, secret, keyId);
        misuse.inTexts();
        misuse.inFields();
        misuse.inAddresses();
        misuse.inHeaders();
        assertThat(misuse.answers)
                .allSatisfy(answer -> assertThat(answer.status()).isLessThan(500));
        return misuse.answers.stream().map(Answer::everything).toList();
    }

    /** What is kept for ever as it is, and so may not come to be. */
    private void inTexts() {
        for (String text : List.of(secret, "the key " + secret + " of May")) {
            refused(api.post(api.keys(), BODY.formatted(text)), "name " + NO_SECRET);
            refused(revoke("\"reason\":\"SUPERSEDED\",\"comment\":\"%s\"".formatted(text)), "comment " + NO_SECRET);
        }
    }

    private void inFields() {
        answers.add(api.post(api.keys(), BODY.formatted(secret + "\\u0000")));
        answers.add(api.post(api.keys(), "{\"name\":\"" + secret + "\u0000\",\"permission\":\"READ\"}"));
        answers.add(api.post(api.keys(), "{\"" + secret + "\":1}"));
        answers.add(api.post(api.keys(), BODY.formatted("x").replace("}", ",\"" + secret + "\":\"" + secret + "\"}")));
        answers.add(api.post(api.keys(), BODY.formatted("x").replace("WRITE", secret)));
        answers.add(api.post(api.keys(), BODY.formatted("x").replace("live", secret)));
        answers.add(api.post(api.keys(), BODY.formatted("x").replace("}", ",\"expiresAt\":\"" + secret + "\"}")));
        answers.add(api.post(api.keys(), secret));
        answers.add(revoke("\"reason\":\"" + secret + "\""));
        answers.add(api.rotate(keyId, secret));
        answers.add(api.verify(secret + secret));
        answers.add(api.verify(secret + "\",\"" + secret + "\":\"" + secret));
    }

    private void inAddresses() {
        answers.add(api.post(api.keys() + "/" + secret + "/rotation", "{}"));
        answers.add(api.get(api.keys() + "/" + secret + "/audit"));
        answers.add(api.get("/v1/organizations/" + secret + "/keys"));
        for (String parameter : List.of("limit", "after", secret)) {
            answers.add(api.get(api.keys() + "?" + parameter + "=" + secret));
        }
        answers.add(api.anonymous("GET", "/" + secret));
        answers.add(api.anonymous("GET", "/oauth2/authorize?response_type=code&client_id=" + secret));
        answers.add(api.anonymous(secret, "/v1/keys"));
    }

    private void inHeaders() {
        for (String header :
                List.of("Keyledger-Correlation-Id", "User-Agent", "X-Forwarded-For", "Cookie", "Referer")) {
            Answer issued = api.post(api.keys(), BODY.formatted("with " + header), header, secret);
            assertThat(issued.status()).as(header).isEqualTo(201);
            assertThat(issued.response().headers().firstValue("Keyledger-Correlation-Id"))
                    .hasValueSatisfying(id -> assertThat(id).isNotEqualTo(secret));
            answers.add(api.audit(issued.text("keyId")));
        }
        for (String key : List.of(secret, "\"" + secret + "\"", "\"order-" + secret + "\"")) {
            Answer issued = api.post(api.keys(), BODY.formatted("idempotent"), "Idempotency-Key", key);
            assertThat(issued.status()).as("Idempotency-Key").isEqualTo(400);
            answers.add(issued);
        }
        String basic = Base64.getEncoder().encodeToString((secret + ":" + secret).getBytes(StandardCharsets.UTF_8));
        answers.add(api.get(api.keys(), "Authorization", "Bearer " + secret));
        answers.add(api.get(api.keys(), "Authorization", "Basic " + basic));
        answers.add(api.post("/oauth2/token", "grant_type=client_credentials", "Authorization", "Basic " + basic));
        for (String header : List.of("Keyledger-Min-Position", "Accept", "Content-Type", "Accept-Language")) {
            answers.add(api.get(api.keys(), header, secret));
            answers.add(api.post(api.keys(), "{}", header, secret));
        }
    }

    private Answer revoke(String fields) {
        return api.post(api.keys() + "/" + keyId + "/revocation", "{" + fields + "}");
    }

    private void refused(Answer answer, String sentence) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.response().body()).contains(sentence);
        answers.add(answer);
    }
}
