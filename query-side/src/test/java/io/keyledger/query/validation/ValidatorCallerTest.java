package io.keyledger.query.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.events.OrganizationId;
import io.keyledger.events.Permission;
import io.keyledger.query.testing.Client.Reply;
import io.keyledger.query.testing.Facts;
import io.keyledger.query.testing.Facts.TestKey;
import io.keyledger.query.testing.Installation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ValidatorCallerTest {

    private final Installation installation = Installation.shared();
    private final Facts facts = installation.facts();
    private final TestKey asked = facts.issue(Facts.anOrganization(), Permission.READ);

    private Reply askWith(@Nullable String bearer, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.addAll(List.of("Keyledger-Min-Position", Long.toString(facts.newest())));
        return installation
                .client()
                .post(
                        "/v1/keys/verify",
                        bearer,
                        "{\"key\":\"" + asked.secret().reveal() + "\"}",
                        all.toArray(String[]::new));
    }

    private void refused(Reply reply, int status, String code, String challenge) {
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.code()).isEqualTo(code);
        assertThat(reply.header("WWW-Authenticate")).isEqualTo(challenge);
        assertThat(reply.body().toString()).doesNotContain(asked.secret().reveal());
    }

    private void invalidToken(Reply reply) {
        refused(reply, 401, "INVALID_TOKEN", "Bearer realm=\"keyledger\", error=\"invalid_token\"");
    }

    private void insufficientScope(Reply reply) {
        refused(reply, 403, "FORBIDDEN", "Bearer realm=\"keyledger\", error=\"insufficient_scope\"");
    }

    @Test
    void aReadKeyOfTheInstallationMayAsk() {
        assertThat(askWith(installation.validatorKey()).code()).isEqualTo("VALID");
    }

    @Test
    void withoutACredentialTheChallengeNamesNoError() {
        refused(askWith(null), 401, "UNAUTHENTICATED", "Bearer realm=\"keyledger\"");
    }

    @Test
    void anythingThatIsNoValidSecretIsAnInvalidToken() {
        invalidToken(askWith("nonsense"));
        invalidToken(askWith(null, "Authorization", "Basic YTpi"));
        TestKey revoked = facts.issue(OrganizationId.INSTALLATION, Permission.READ);
        facts.revoke(revoked);
        invalidToken(askWith(revoked.secret().reveal()));
        TestKey retired = facts.issue(OrganizationId.INSTALLATION, Permission.READ);
        facts.rotate(retired, Duration.ZERO);
        invalidToken(askWith(retired.secret().reveal()));
    }

    @Test
    void anAccessTokenMayNotAsk() {
        invalidToken(askWith("alice"));
    }

    @Test
    void aKeyOfACustomerMayNotAskNotEvenAboutItself() {
        insufficientScope(askWith(asked.secret().reveal()));
    }

    @Test
    void aKeyOfTheInstallationThatMayDoMoreThanReadMayNotAsk() {
        insufficientScope(askWith(facts.issue(OrganizationId.INSTALLATION, Permission.WRITE)
                .secret()
                .reveal()));
    }

    @Test
    void twoCredentialsAreNoRequest() {
        Reply reply = askWith(installation.validatorKey(), "Authorization", "Bearer " + installation.validatorKey());
        refused(reply, 400, "INVALID_REQUEST", "Bearer realm=\"keyledger\", error=\"invalid_request\"");
    }

    @Test
    void theValidatorKeyOpensNothingElse() {
        Reply reply = installation.client().get("/v1/projections", installation.validatorKey());
        assertThat(reply.status()).isIn(401, 404);
    }
}
