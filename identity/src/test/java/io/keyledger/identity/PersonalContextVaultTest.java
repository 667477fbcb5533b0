package io.keyledger.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyledger.events.SubjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be opened, by whom, and what is found to be altered. */
class PersonalContextVaultTest {

    private static final SubjectId ALICE = new SubjectId("https://issuer.example", "alice");
    private static final SubjectId BOB = new SubjectId("https://issuer.example", "bob");
    private static final TechnicalContext CONTEXT = new TechnicalContext("192.0.2.77", "curl/8.10 (zebra)");

    @RegisterExtension
    static final VaultDatabase database = new VaultDatabase();

    @Test
    void whatIsSealedForAPersonIsOpenedForThatPerson() {
        String sealed = database.vault().seal(ALICE, CONTEXT);
        assertThat(sealed).matches("1\\.[0-9a-f-]{36}\\.[A-Za-z0-9_-]+").doesNotContain("192.0.2.77");
        assertThat(database.vault().open(ALICE, sealed)).contains(CONTEXT);
    }

    @Test
    void aClientWithoutANameStaysWithoutOne() {
        TechnicalContext nameless = new TechnicalContext("2001:db8::1", null);
        TechnicalContext empty = new TechnicalContext("2001:db8::1", "");
        assertThat(database.vault().open(ALICE, database.vault().seal(ALICE, nameless)))
                .contains(nameless);
        assertThat(database.vault().open(ALICE, database.vault().seal(ALICE, empty)))
                .contains(empty);
    }

    @Test
    void theSameContextIsNeverSealedTwiceAlike() {
        PersonalContextVault vault = database.vault();
        assertThat(vault.seal(ALICE, CONTEXT)).isNotEqualTo(vault.seal(ALICE, CONTEXT));
    }

    @Test
    void itIsNotOpenedForAnother() {
        PersonalContextVault vault = database.vault();
        vault.seal(BOB, CONTEXT);
        String sealed = vault.seal(ALICE, CONTEXT);
        assertThat(vault.open(BOB, sealed)).isEmpty();
        assertThat(vault.open(new SubjectId("https://other.example", "alice"), sealed))
                .isEmpty();
    }

    @Test
    void anotherCannotOpenItByPuttingHisKeyIdOnIt() {
        PersonalContextVault vault = database.vault();
        String bobs = vault.seal(BOB, CONTEXT);
        String alices = vault.seal(ALICE, CONTEXT);
        String forged = bobs.substring(0, bobs.lastIndexOf('.')) + alices.substring(alices.lastIndexOf('.'));
        assertThatExceptionOfType(SealBroken.class).isThrownBy(() -> vault.open(BOB, forged));
    }

    @Test
    void everyAlteredCharacterIsFound() {
        PersonalContextVault vault = database.vault();
        String sealed = vault.seal(ALICE, CONTEXT);
        int start = sealed.lastIndexOf('.') + 1;
        for (int at = start; at < sealed.length() - 1; at++) {
            char other = sealed.charAt(at) == 'A' ? 'B' : 'A';
            String altered = sealed.substring(0, at) + other + sealed.substring(at + 1);
            assertThatExceptionOfType(SealBroken.class).isThrownBy(() -> vault.open(ALICE, altered));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1..", "192.0.2.77", "2.00000000-0000-0000-0000-000000000001.AAAA", "1.x.AAAA"})
    void whatWasNeverSealedIsBroken(String text) {
        assertThatExceptionOfType(SealBroken.class)
                .isThrownBy(() -> database.vault().open(ALICE, text));
    }

    @Test
    void aCutSealIsBroken() {
        PersonalContextVault vault = database.vault();
        String sealed = vault.seal(ALICE, CONTEXT);
        String cut = sealed.substring(0, sealed.lastIndexOf('.') + 5);
        assertThatExceptionOfType(SealBroken.class).isThrownBy(() -> vault.open(ALICE, cut));
    }

    @Test
    void anAlteredRowIsBroken() {
        String sealed = database.vault().seal(ALICE, CONTEXT);
        database.owner()
                .sql(
                        "update identity.person_key set wrapped_key = set_byte(wrapped_key, 20, get_byte(wrapped_key, 20) # 1)")
                .update();
        assertThatExceptionOfType(SealBroken.class)
                .isThrownBy(() -> database.vault().open(ALICE, sealed));
    }

    @Test
    void aKeyMovedToAnotherPersonIsBroken() {
        String sealed = database.vault().seal(ALICE, CONTEXT);
        database.owner()
                .sql("update identity.person_key set person = ?")
                .param(PersonKey.nameOf(BOB))
                .update();
        assertThatExceptionOfType(SealBroken.class)
                .isThrownBy(() -> database.vault().open(BOB, sealed));
    }
}
