package io.keyledger.command.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyledger.command.refusal.InvalidName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameTest {

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "Billing,BILLING",
                "café,cafe\u0301",
                "CAFÉ,café",
                "Straße,STRASSE",
                "Straße,straẞe",
                "billing,ｂｉｌｌｉｎｇ",
                "ﬁle,file",
                "key ①,key 1",
                "ΟΔΟΣ,οδος",
                "οδος,οδοσ",
                "TITLE,title",
                "ı,I",
                "a b,a\u00A0\u3000 b",
                "a b,A  B",
                "billing,\u00A0billing\u2003",
                "a\u200Db,ab",
                "❤,❤\uFE0F"
            })
    void namesThatReadAlikeAreEqual(String one, String other) {
        assertThat(new Name(one).normalized()).isEqualTo(new Name(other).normalized());
    }

    @ParameterizedTest
    @CsvSource({"a,b", "billing,billing 2", "İ,I", "ab,a b", "a-b,a_b", "日本,日木", "é,e"})
    void namesThatReadOtherwiseAreNot(String one, String other) {
        assertThat(new Name(one).normalized()).isNotEqualTo(new Name(other).normalized());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x", "🔑 keys", "👩‍🚒", "שלום", "مفتاح", "می\u200Cخواهم", "日本語", "O'Neil; drop table", "=1+1"})
    void whatPeopleWriteIsKeptAsTheyWroteIt(String text) {
        assertThat(new Name(text)).hasToString(text);
    }

    @Test
    void itIsComposedAndWithoutSpaceAround() {
        assertThat(new Name("\u00A0 cafe\u0301\n\u3000").text()).isEqualTo("caf\u00E9");
    }

    @Test
    void itsLengthIsCountedInCharacters() {
        assertThat(new Name("🔑".repeat(100)).text()).hasSize(200);
        assertThat(new Name("e\u0301".repeat(100)).text()).hasSize(100);
        refused("🔑".repeat(101), "must not be longer than 100 characters");
        refused("x".repeat(101), "must not be longer than 100 characters");
        refused("e\u0301".repeat(401), "must not be longer than 100 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00A0", "\u3000\t", "\u200D", "\uFE0F", "\u3164", "\u2800"})
    void aNameThatCannotBeSeenIsEmpty(String text) {
        refused(text, "must not be empty");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\0b",
                "a\tb",
                "a\nb",
                "a\u0085b",
                "a\u2028b",
                "a\u200Bb",
                "a\u00ADb",
                "a\u061Cb",
                "a\u200Eb",
                "a\u202Eb",
                "a\u2066b",
                "a\uFEFFb",
                "a\uDB40\uDC41b",
                "a\uE000b",
                "a\uFFFFb",
                "a\uD800",
                "\uDC00b",
                "\uDC00\uD800"
            })
    void whatNobodySeesIsRefused(String text) {
        refused(text, "must not hold control, format or direction characters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kl_live_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefg37cCQ0",
                "the key acme_test_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefg37cCQ0!"
            })
    void aSecretIsNoPartOfAName(String text) {
        refused(text, "must not hold a secret");
    }

    @Test
    void whatOnlyLooksLikeASecretMayBeAName() {
        String text = "kl_live_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefg37cCQ1";

        assertThat(new Name(text)).hasToString(text);
    }

    private static void refused(String text, String reason) {
        assertThatExceptionOfType(InvalidName.class)
                .isThrownBy(() -> new Name(text))
                .withMessage("name " + reason)
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo("name"));
    }
}
