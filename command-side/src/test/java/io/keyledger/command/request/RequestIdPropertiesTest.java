package io.keyledger.command.request;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.keyledger.http.ProblemException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.springframework.mock.web.MockHttpServletRequest;

class RequestIdPropertiesTest {

    record Asked(String name) {}

    @Property
    void aQuotedStringOfVisibleCharactersIsTakenAsItIs(@ForAll("visible") String key) {
        RequestId id = requireNonNull(read('"' + key + '"'));

        assertThat(id.key()).isEqualTo(key);
        assertThat(id.digest()).matches("[0-9a-f]{64}");
    }

    @Property
    void oneCharacterThatIsNotVisibleOrWouldEndTheStringIsTooMuch(
            @ForAll("shortVisible") String before, @ForAll("other") char other, @ForAll("shortVisible") String after) {
        assertRefused('"' + before + other + after + '"');
    }

    @Property
    void aStringWithoutBothItsQuotesIsRefused(@ForAll("visible") String key) {
        assertRefused(key);
        assertRefused('"' + key);
        assertRefused(key + '"');
        assertRefused('"' + key + "\" ");
        assertRefused("\"" + key + "\", \"" + key + '"');
    }

    @Property
    void anyOtherTextIsRefusedAndNothingWorse(@ForAll String header) {
        assertRefused(header);
    }

    @Property
    void twoHeadersAreRefusedWhateverTheySay(@ForAll("visible") String one, @ForAll String other) {
        assertRefused('"' + one + '"', other);
        assertRefused(other, '"' + one + '"');
    }

    @Property
    void aKeyThatCouldHoldASecretIsRefused(@ForAll("shortVisible") String before, @ForAll("digits") String digits) {
        assertRefused('"' + before + "_live_" + digits + '"');
    }

    private static @Nullable RequestId read(String... headers) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/v1/things");
        for (String header : headers) {
            request.addHeader("Idempotency-Key", header);
        }
        return RequestId.of(request, new Asked("billing"));
    }

    private static void assertRefused(String... headers) {
        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> read(headers));

        assertThat(refused).as(String.join(" and ", headers)).isNotNull();
        assertThat(refused.getBody().getProperties()).containsEntry("code", "INVALID_HEADER");
    }

    @Provide
    Arbitrary<String> visible() {
        return visible(255);
    }

    @Provide
    Arbitrary<String> shortVisible() {
        return visible(100);
    }

    private static Arbitrary<String> visible(int longest) {
        return Arbitraries.strings()
                .withChars('!')
                .withCharRange('#', '[')
                .withCharRange(']', '~')
                .ofMinLength(1)
                .ofMaxLength(longest);
    }

    @Provide
    Arbitrary<Character> other() {
        return Arbitraries.oneOf(Arbitraries.chars().all(), Arbitraries.of('"', '\\', ' ', '\0', '\n', '\r', '\u007f'))
                .filter(c -> c < '!' || c > '~' || c == '"' || c == '\\');
    }

    @Provide
    Arbitrary<String> digits() {
        return Arbitraries.strings().alpha().numeric().ofLength(49);
    }
}
