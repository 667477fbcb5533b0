package io.keyledger.standalone.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keyledger.events.OrganizationId;
import io.keyledger.eventstore.testing.AxonServerUnderTest;
import io.keyledger.standalone.fleet.Fleet.IssuedKey;
import io.keyledger.standalone.fleet.Http.Answer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Peppers and binding keys are replaced process by process while commands and verdicts go on (DESIGN §5). */
@ExtendWith(AxonServerUnderTest.EitherStore.class)
class KeyRotationIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int SOME = 100;

    @TempDir
    private Path place;

    @Test
    void keysOfTheInstallationAreRotatedUnderLoad() throws Exception {
        try (Fleet fleet = new Fleet(place)) {
            OrganizationId organization = fleet.anOrganization();
            Path distributed = KeyringFile.distributed(fleet.keyring());
            Path current = KeyringFile.current(distributed);
            IssuedKey old = fleet.issue(fleet.anOrganization(), "READ");
            Diary diary = new Diary();
            try (Load load = new Load(fleet, organization, diary, 7, 1, 2)) {
                awaitVerdicts(diary);
                assertRefused(fleet.startDeciding(current));
                for (int number = 0; number < 2; number++) {
                    FleetProcess answering = fleet.startAnswering(number, distributed);
                    FleetProcess deciding = fleet.startDeciding(distributed);
                    fleet.replaceAnswering(number, answering);
                    fleet.replaceDeciding(number, deciding);
                    awaitVerdicts(diary);
                }
                FleetProcess first = fleet.startDeciding(current);
                FleetProcess second = fleet.startDeciding(current);
                fleet.replaceDeciding(0, first);
                fleet.replaceDeciding(1, second);
                awaitVerdicts(diary);
            }
            assertThat(new Checker(History.of(fleet), diary).contradictions()).isEmpty();

            IssuedKey fresh = fleet.issue(organization, "READ");
            fleet.warm(old);
            fleet.warm(fresh);
            assertThat(digestOf(fleet, old)).doesNotContain("\"pepper\":\"new\"");
            assertThat(digestOf(fleet, fresh)).contains("\"pepper\":\"new\"");
            assertThat(bindingOf(fleet, old)).doesNotContain("\"key\":\"new\"");
            assertThat(bindingOf(fleet, fresh)).contains("\"key\":\"new\"");
            assertNotReadyRatherThanWrong(fleet, fleet.keyring(), fresh, "The keyring lacks pepper new");
            revokeAll(fleet, organization);
            assertTheOldKeysCanRetire(fleet, old, KeyringFile.retired(current));
        }
    }

    /** The first secret that it made would silence every validator. */
    private static void assertRefused(FleetProcess tooEarly) {
        await().atMost(PATIENCE).until(() -> !tooEarly.isAlive());
        assertThat(tooEarly.says())
                .contains("The pepper new is current in the keyring of this process, but the validator ")
                .contains("first start every validator with the new keyring");
    }

    /** One that cannot recognize every living secret says so, and answers nothing. */
    private static void assertNotReadyRatherThanWrong(Fleet fleet, Path keyring, IssuedKey key, String complaint) {
        try (FleetProcess lacking = fleet.startAnswering(0, keyring)) {
            await().atMost(PATIENCE)
                    .until(() -> lacking.says().contains(complaint)
                            && lacking.says().contains("Verdicts are answered on")
                            && lacking.says().contains("Started QuerySide"));
            await().atMost(PATIENCE)
                    .until(() -> ask(fleet, lacking, key).field("code").equals("VALIDATOR_KEYS_MISSING"));
            assertThat(lacking.isReady()).isFalse();
        }
    }

    /** Once no living secret was made under a key, validators can do without it. */
    private static void assertTheOldKeysCanRetire(Fleet fleet, IssuedKey old, Path retired) {
        assertNotReadyRatherThanWrong(fleet, retired, old, "The keyring lacks pepper ");
        fleet.renewValidatorKey();
        revokeAll(fleet, old.organization());
        IssuedKey fresh = fleet.issue(fleet.anOrganization(), "READ");
        try (FleetProcess without = fleet.startAnswering(0, retired).awaitReady()) {
            assertThat(ask(fleet, without, fresh).field("code")).isEqualTo("VALID");
            assertThat(ask(fleet, without, old).field("code")).isEqualTo("NOT_FOUND");
        }
    }

    private static void revokeAll(Fleet fleet, OrganizationId organization) {
        Answer ended = fleet.decide(
                0,
                "POST",
                "/v1/organizations/" + organization + "/revocation",
                "{\"reason\": \"SUPERSEDED\", \"all\": true}");
        assertThat(ended.status()).as(ended.text()).isEqualTo(200);
    }

    private static Answer ask(Fleet fleet, FleetProcess validator, IssuedKey key) {
        return Http.send(
                "POST",
                "http://127.0.0.1:" + validator.verdictPort() + "/v1/keys/verify",
                fleet.validatorKey(),
                "{\"key\": \"" + key.secret() + "\"}");
    }

    private static String digestOf(Fleet fleet, IssuedKey key) {
        return issued(fleet, key, "digest");
    }

    private static String bindingOf(Fleet fleet, IssuedKey key) {
        return issued(fleet, key, "binding");
    }

    private static String issued(Fleet fleet, IssuedKey key, String field) {
        return History.of(fleet)
                .ofKey(key.id())
                .getFirst()
                .payload()
                .path(field)
                .toString();
    }

    private static void awaitVerdicts(Diary diary) {
        for (int validator = 0; validator < 2; validator++) {
            int one = validator;
            long before = diary.heardFrom(one);
            await().atMost(PATIENCE).until(() -> diary.heardFrom(one) >= before + SOME);
        }
    }
}
