package io.keyledger.standalone.endtoend;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanarySearchTest {

    private static final byte[] KEY = {
        -1, -2, -65, 0, 17, 33, -100, 99, 5, 62, -4, 63, 127, -128, 0, 1, -5, -17, -66, 8, 7, 6, 5, 4, 3, 2, 1, 0, 9, 9,
        9, 9
    };

    private final CanarySearch search =
            new CanarySearch(List.of(new Canary("key", KEY, null), Canary.text("password", "s3cret-of_32", null)));

    @Test
    void rawBytesAreFoundWhereverTheyStand() {
        assertThat(search.in(text("", "").getBytes(ISO_8859_1))).containsExactly("key");
        assertThat(search.in(text("before", "after").getBytes(ISO_8859_1))).containsExactly("key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "xy", "xyz"})
    void encodedBytesAreFoundWhereverTheEncodingBegan(String before) {
        byte[] text = text(before, "after").getBytes(ISO_8859_1);

        assertThat(search.in(Base64.getEncoder().encodeToString(text))).containsExactly("key");
        assertThat(search.in(Base64.getUrlEncoder().withoutPadding().encodeToString(text)))
                .containsExactly("key");
        assertThat(search.in(HexFormat.of().formatHex(text))).containsExactly("key");
        assertThat(search.in(HexFormat.of().withUpperCase().formatHex(text))).containsExactly("key");
    }

    @Test
    void aTextIsFoundInHexToo() {
        assertThat(search.in("the password is s3cret-of_32.")).containsExactly("password");
        assertThat(search.in("\\x" + HexFormat.of().formatHex("s3cret-of_32".getBytes(UTF_8))))
                .containsExactly("password");
    }

    @Test
    void aPartIsNotTheWhole() {
        assertThat(search.in("s3cret-of_3")).isEmpty();
        assertThat(search.in("")).isEmpty();
        assertThat(search.in(text("", "").substring(1))).isEmpty();
    }

    private static String text(String before, String after) {
        return before + new String(KEY, ISO_8859_1) + after;
    }
}
