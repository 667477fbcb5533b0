package io.keyledger.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class TechnicalContextsTest {

    private final MockHttpServletRequest request = new MockHttpServletRequest();

    @Test
    void theAddressIsTheConnectionsAndNoHeaders() {
        request.setRemoteAddr("192.0.2.7");
        request.addHeader("X-Forwarded-For", "198.51.100.1");
        request.addHeader("Forwarded", "for=198.51.100.1");
        request.addHeader("User-Agent", "curl/8");
        assertThat(TechnicalContexts.of(request)).isEqualTo(new TechnicalContext("192.0.2.7", "curl/8"));
    }

    @Test
    void aClientMayCallItselfNothing() {
        assertThat(TechnicalContexts.of(request).userAgent()).isNull();
    }

    @Test
    void charactersThatNobodySeesAreLeftOut() {
        request.addHeader("User-Agent", "a\r\nb\tc\u0000d\u001b[31me\u202ef\u2028g");
        assertThat(TechnicalContexts.of(request).userAgent()).isEqualTo("abcd[31mefg");
    }

    @Test
    void aLongNameIsCutBetweenCharacters() {
        request.addHeader("User-Agent", "x".repeat(255) + "😀".repeat(9));
        assertThat(TechnicalContexts.of(request).userAgent()).isEqualTo("x".repeat(255));
    }

    @Test
    void aSecretInTheNameIsMasked() {
        String secret = "kl_live_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefg37cCQ0";
        request.addHeader("User-Agent", "sdk/1 (" + secret.replace("XYZ", "XY\u200bZ") + ") " + secret);
        assertThat(TechnicalContexts.of(request).userAgent()).isEqualTo("sdk/1 (kl_live_…) kl_live_…");
    }

    @Test
    void aSecretIsNotCutInTwoBeforeItIsMasked() {
        request.addHeader("User-Agent", "x".repeat(210) + "_live_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefg37cCQ0");
        assertThat(TechnicalContexts.of(request).userAgent()).isEqualTo("x".repeat(210) + "_live_…");
    }

    @Test
    void aNameOfTheGreatestLengthStays() {
        request.addHeader("User-Agent", "x".repeat(300));
        assertThat(TechnicalContexts.of(request).userAgent()).hasSize(256);
    }

    @Test
    void theTextForLogsShowsNothing() {
        assertThat(new TechnicalContext("192.0.2.7", "curl/8")).asString().doesNotContain("192", "curl");
    }
}
