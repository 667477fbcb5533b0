package io.keyledger.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueObjectsTest {

    @Test
    void anIdReadsAsItsBareText() {
        UUID uuid = UUID.fromString("01234567-89ab-cdef-0123-456789abcdef");

        assertThat(KeyId.of(uuid)).hasToString("key_0123456789abcdef0123456789abcdef");
        assertThat(OrganizationId.of(uuid)).hasToString("org_0123456789abcdef0123456789abcdef");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "key_", "key_0123456789ABCDEF0123456789abcdef", "org_0123456789abcdef0123456789abcdef"})
    void aTextOfAnotherShapeIsNoKeyId(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new KeyId(text));
    }

    @Test
    void digitsAreThoseOfLowerCaseHexadecimalAlone() {
        for (char character = 0; character < 300; character++) {
            String text = "0".repeat(31) + character;
            boolean digit = String.valueOf(character).matches("[0-9a-f]");
            assertThat(accepted(() -> new KeyId("key_" + text)))
                    .as("character %d", (int) character)
                    .isEqualTo(digit);
        }
        assertThat(accepted(() -> new KeyId("key_" + "0".repeat(33)))).isFalse();
        assertThat(accepted(() -> new KeyId("kay_" + "0".repeat(32)))).isFalse();
    }

    @Test
    void idsOfPeppersAreSmallLettersDigitsAndHyphens() {
        String hex = "0".repeat(64);
        for (char character = 0; character < 300; character++) {
            String text = "p" + character;
            assertThat(accepted(() -> new SecretDigest(text, hex)))
                    .as("character %d", (int) character)
                    .isEqualTo(String.valueOf(character).matches("[a-z0-9-]"));
        }
        assertThat(accepted(() -> new SecretDigest("", hex))).isFalse();
        assertThat(accepted(() -> new SecretDigest("p".repeat(32), hex))).isTrue();
        assertThat(accepted(() -> new SecretDigest("p".repeat(33), hex))).isFalse();
    }

    private static boolean accepted(Runnable making) {
        try {
            making.run();
            return true;
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }

    @Test
    void namesOfDifferentOrganizationsDiffer() {
        OrganizationId one = OrganizationId.of(new UUID(0, 1));
        OrganizationId two = OrganizationId.of(new UUID(0, 2));

        assertThat(KeyNameId.of(one, "billing")).isEqualTo(KeyNameId.of(one, "billing"));
        assertThat(KeyNameId.of(one, "billing")).isNotEqualTo(KeyNameId.of(two, "billing"));
    }

    @ParameterizedTest
    @CsvSource({
        "READ, READ, true",
        "READ, WRITE, false",
        "READ, WRITE_AND_OUTBOUND_CALLS, false",
        "WRITE, READ, true",
        "WRITE, WRITE, true",
        "WRITE, WRITE_AND_OUTBOUND_CALLS, false",
        "WRITE_AND_OUTBOUND_CALLS, READ, true",
        "WRITE_AND_OUTBOUND_CALLS, WRITE, true",
        "WRITE_AND_OUTBOUND_CALLS, WRITE_AND_OUTBOUND_CALLS, true"
    })
    void aPermissionIncludesTheOnesBelowIt(Permission held, Permission needed, boolean included) {
        assertThat(held.includes(needed)).isEqualTo(included);
    }

    @ParameterizedTest
    @CsvSource({"OWNER, true, true", "ADMIN, true, true", "AUDITOR, false, true", "MEMBER, false, false"})
    void rolesDifferInWhatTheyMayDo(Role role, boolean manages, boolean reads) {
        assertThat(role.managesKeys()).isEqualTo(manages);
        assertThat(role.readsKeys()).isEqualTo(reads);
    }

    @Test
    void secretVersionsCountFromOne() {
        assertThat(SecretVersion.FIRST.next().number()).isEqualTo(2);
        assertThatIllegalArgumentException().isThrownBy(() -> new SecretVersion(0));
    }

    @Test
    void aDigestIsMaskedWhereItMightBeLogged() {
        SecretDigest digest = new SecretDigest("p1", "ab".repeat(32));

        assertThat(digest).hasToString("p1:ababab…");
        assertThat(new Binding("b1", "cd".repeat(32))).hasToString("b1:cdcdcd…");
    }

    @Test
    void environmentsAreWrittenInLowerCase() {
        assertThat(Environment.of("live")).isEqualTo(Environment.LIVE).hasToString("live");
        assertThatIllegalArgumentException().isThrownBy(() -> Environment.of("LIVE"));
    }
}
