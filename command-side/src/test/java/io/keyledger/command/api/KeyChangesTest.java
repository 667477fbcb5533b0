package io.keyledger.command.api;

import static io.keyledger.command.api.KeyProblemTest.assertInvalid;
import static io.keyledger.command.api.KeyProblemTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.keyledger.command.testing.Answer;
import io.keyledger.command.testing.CommandSideTest;
import io.keyledger.command.testing.Stored.Fact;
import io.keyledger.events.OrganizationId;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What may happen to a key between its issue and its end. */
class KeyChangesTest extends CommandSideTest {

    private static final String EXPIRY = "2027-01-31T00:00:00Z";

    private OrganizationId organization = OrganizationId.INSTALLATION;
    private String keyId = "";

    @BeforeEach
    void aKeyThatExpires() {
        organization = anOrganization();
        keyId = postAs("owner", keys(organization), """
                {"name": "Billing", "permission": "READ", "environment": "live", "expiresAt": "%s"}""".formatted(EXPIRY)).field("keyId");
    }

    @Test
    void aKeyIsRenamedAndItsExpiryStays() {
        assertKey(amend("{\"name\": \"Invoices\"}"), "Invoices", "ACTIVE", EXPIRY);
        assertThat(changes(organization).subList(2, 5)).containsExactly("KeyNameTaken", "KeyNameFreed", "KeyRenamed");
    }

    @Test
    void anExpiryIsMovedAndTheNameStays() {
        assertKey(amend("{\"expiresAt\": \"2028-01-31T00:00:00Z\"}"), "Billing", "ACTIVE", "2028-01-31T00:00:00Z");
        assertThat(changes(organization)).endsWith("KeyIssued", "KeyExpiryChanged");
    }

    @Test
    void anExpiryOfNullIsTakenAway() {
        assertKey(amend("{\"expiresAt\": null}"), "Billing", "ACTIVE", null);
        assertThat(changes(organization)).endsWith("KeyIssued", "KeyExpiryChanged");
    }

    @Test
    void whatIsAbsentOrAsItWasChangesNothing() {
        List<Fact> facts = stored().facts(organization);

        assertKey(amend("{}"), "Billing", "ACTIVE", EXPIRY);
        assertKey(amend("{\"name\": null}"), "Billing", "ACTIVE", EXPIRY);
        assertKey(amend("{\"name\": \"Billing\", \"expiresAt\": \"" + EXPIRY + "\"}"), "Billing", "ACTIVE", EXPIRY);
        assertThat(stored().facts(organization)).isEqualTo(facts);
    }

    @Test
    void anAmendmentThatCannotBeChangesNothing() {
        issue(organization, "Taken");
        List<Fact> facts = stored().facts(organization);

        assertInvalid(amend("{\"expiresAt\": \"2026-11-23T12:00:00Z\"}"), "expiresAt", "must be in the future");
        assertInvalid(
                amend("{\"expiresAt\": \"+10000-01-01T00:00:00Z\"}"), "expiresAt", "must not be after the year 9999");
        assertInvalid(amend("{\"name\": \"\"}"), "name", "must not be empty");
        assertProblem(amend("{\"name\": \"taken\", \"expiresAt\": \"2028-01-31T00:00:00Z\"}"), 409, "KEY_NAME_IN_USE");
        assertThat(stored().facts(organization)).isEqualTo(facts);
    }

    @Test
    void aKeyIsSuspendedAndResumed() {
        Answer suspended = suspend();
        assertKey(suspended, "Billing", "SUSPENDED", EXPIRY);
        Answer again = suspend();
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.lasting()).isEqualTo(suspended.lasting());

        Answer resumed = send("DELETE", "/suspension", "");
        assertKey(resumed, "Billing", "ACTIVE", EXPIRY);
        assertThat(send("DELETE", "/suspension", "").text()).isEqualTo(resumed.text());
        assertThat(changes(organization)).endsWith("KeyIssued", "KeySuspended", "KeyResumed");
        assertThat(stored().facts(organization).get(7).payload()).contains("until we know more");
    }

    @Test
    void aPreviousSecretIsRetired() {
        rotate(organization, keyId, "{}");
        clock.forward(Duration.ofHours(1));

        Answer retired = send("DELETE", "/previous-secret", "");

        assertThat(retired.status()).isEqualTo(200);
        assertThat(retired.json())
                .containsEntry("secretVersion", 2)
                .containsEntry("previousSecretValidUntil", "2026-11-23T13:00:00Z");
        assertThat(retired.header("Keyledger-Position")).isEqualTo(lastPosition(organization));
        assertThat(send("DELETE", "/previous-secret", "").lasting()).isEqualTo(retired.lasting());
        assertThat(changes(organization)).endsWith("KeyIssued", "KeyRotated", "PreviousSecretRetired");
    }

    @Test
    void whereNoPreviousSecretWorksThereIsNothingToRetire() {
        List<Fact> facts = stored().facts(organization);

        assertKey(send("DELETE", "/previous-secret", ""), "Billing", "ACTIVE", EXPIRY);
        assertThat(stored().facts(organization)).isEqualTo(facts);
    }

    @Test
    void aRotationMayRetireThePreviousSecret() {
        rotate(organization, keyId, "{}");
        assertProblem(rotate(organization, keyId, "{}"), 409, "PREVIOUS_SECRET_STILL_VALID");
        assertProblem(
                rotate(organization, keyId, "{\"retirePreviousSecret\": false}"), 409, "PREVIOUS_SECRET_STILL_VALID");

        Answer rotated = rotate(organization, keyId, "{\"retirePreviousSecret\": true}");

        assertThat(rotated.status()).isEqualTo(201);
        assertThat(rotated.json()).containsEntry("secretVersion", 3);
        assertThat(rotated.header("Keyledger-Position")).isEqualTo(lastPosition(organization));
        assertThat(changes(organization)).endsWith("KeyRotated", "PreviousSecretRetired", "KeyRotated");
    }

    @Test
    void aRevokedKeyIsFinal() {
        revoke(organization, keyId);
        List<Fact> facts = stored().facts(organization);

        assertProblem(amend("{\"name\": \"x\"}"), 409, "KEY_ALREADY_REVOKED");
        assertProblem(suspend(), 409, "KEY_ALREADY_REVOKED");
        assertProblem(send("DELETE", "/suspension", ""), 409, "KEY_ALREADY_REVOKED");
        assertThat(send("DELETE", "/previous-secret", "").json()).containsEntry("state", "REVOKED");
        assertThat(stored().facts(organization)).isEqualTo(facts);
    }

    private Answer amend(String body) {
        return send("PATCH", "", body);
    }

    private Answer suspend() {
        return send("POST", "/suspension", "{\"comment\": \"until we know more\"}");
    }

    private Answer send(String method, String path, String body) {
        return sendAs("admin", method, keys(organization) + "/" + keyId + path, body);
    }

    private void assertKey(Answer answer, String name, String state, @Nullable String expiresAt) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.lasting())
                .containsOnly(
                        entry("keyId", keyId),
                        entry("name", name),
                        entry("state", state),
                        entry("secretVersion", 1),
                        entry("previousSecretValidUntil", null),
                        entry("expiresAt", expiresAt));
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(Long.parseLong(answer.header("Keyledger-Position")))
                .isGreaterThanOrEqualTo(Long.parseLong(lastPosition(organization)));
    }
}
