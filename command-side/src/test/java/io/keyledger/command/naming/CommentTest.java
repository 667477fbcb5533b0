package io.keyledger.command.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyledger.command.refusal.InvalidComment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommentTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"", "seen in a log", "two\nlines", "\ta table", "\u05E9\u05DC\u05D5\u05DD", "👩‍🚒 'drop'; =1+1"
            })
    void freeTextStaysAsItIs(String text) {
        assertThat(new Comment(text)).hasToString(text);
    }

    @Test
    void linesEndInOneWay() {
        assertThat(new Comment("two\r\nlines")).isEqualTo(new Comment("two\nlines"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\0b", "\u001B[2J", "\r", "\uD800", "x\uDC00", "\u202E", "\u2066", "\uFEFF", "\uE000", "\uFFFF"
            })
    void whatNobodySeesIsRefused(String text) {
        assertThatExceptionOfType(InvalidComment.class)
                .isThrownBy(() -> new Comment(text))
                .withMessage("comment must not hold control, format or direction characters");
    }

    @Test
    void itsLengthIsCountedInCharacters() {
        assertThat(new Comment("🔑".repeat(500)).text()).hasSize(1000);
        assertThatExceptionOfType(InvalidComment.class)
                .isThrownBy(() -> new Comment("x".repeat(501)))
                .withMessage("comment must not be longer than 500 characters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kl_live_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefg37cCQ0",
                "found in a log:\r\nacme_test_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefg37cCQ0\r\n"
            })
    void aSecretIsNoPartOfAComment(String text) {
        assertThatExceptionOfType(InvalidComment.class)
                .isThrownBy(() -> new Comment(text))
                .withMessage("comment must not hold a secret");
    }
}
