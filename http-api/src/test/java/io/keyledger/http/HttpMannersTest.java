package io.keyledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@SpringBootTest(classes = TestApplication.class)
@AutoConfigureMockMvc
class HttpMannersTest {

    @Autowired
    private MockMvcTester http;

    @Test
    void timesEnvironmentsAndNullsAreWrittenAsText() {
        MvcTestResult answer = http.post()
                .uri("/v1/wishes")
                .contentType(MediaType.APPLICATION_JSON)
                .content("""
                        {"name":"a","count":3,"environment":"live","expiresAt":"2030-01-31T14:00:00+02:00","overlap":"PT24H"}
                        """)
                .exchange();
        assertThat(answer).hasStatusOk().bodyJson().isStrictlyEqualTo("""
                {"name":"a","permission":null,"environment":"live","expiresAt":"2030-01-31T12:00:00Z","overlap":"PT24H",
                 "count":3,"sure":null,"labels":null}
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mine_1.2-3",
                "load_test_0123456789ABCDEF",
                "kl_prod_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefg37cCQ0",
                "0123456789012345678901234567890123456789012345678901234567890123"
            })
    void aCorrelationIdIsTakenOverAndAnswered(String id) {
        MvcTestResult answer = http.get()
                .uri("/v1/correlation")
                .header(CorrelationId.HEADER, id)
                .exchange();
        assertThat(answer).headers().hasValue(CorrelationId.HEADER, id);
        assertThat(answer).bodyJson().isEqualTo("{\"id\":\"%s\",\"mdc\":\"%s\"}".formatted(id, id));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "with space",
                "ä",
                "a\nb",
                "0123456789012345678901234567890123456789012345678901234567890123x",
                "kl_live_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefg37cCQ0",
                "kl_test_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefgWRONG0",
                "1.acme_live_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefg37cCQ0xy"
            })
    void aCorrelationIdOfAnotherShapeOrThatOfASecretIsReplaced(String sent) {
        MvcTestResult answer = http.get()
                .uri("/v1/correlation")
                .header(CorrelationId.HEADER, sent)
                .exchange();
        assertThat(answer.getResponse().getHeaders(CorrelationId.HEADER))
                .singleElement()
                .asString()
                .matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }

    @Test
    void theLoggingContextIsEmptyAgainAfterwards() {
        http.get().uri("/v1/correlation").exchange();
        assertThat(org.slf4j.MDC.get("correlationId")).isNull();
        assertThat(CorrelationId.current()).isNotEqualTo(CorrelationId.current());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/correlation", "/v1/nothing", "/v1/fails"})
    void noCacheMayKeepAnAnswerOfTheApi(String path) {
        assertThat(http.get().uri(path).exchange())
                .headers()
                .hasValue("Cache-Control", "no-store")
                .hasValue("X-Content-Type-Options", "nosniff");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "17", "9223372036854775807"})
    void aMinimalPositionIsRead(String position) {
        assertThat(http.get()
                        .uri("/v1/position")
                        .header(PositionHeaders.MIN_POSITION, position)
                        .exchange())
                .hasStatusOk()
                .bodyText()
                .isEqualTo("OptionalLong[" + position + "]");
    }

    @Test
    void noMinimalPositionIsNoDemand() {
        assertThat(http.get().uri("/v1/position").exchange()).bodyText().isEqualTo("OptionalLong.empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "+1", "1.0", "1e3", " 1", "zebra", "9223372036854775808", "١"})
    void whatIsNoPositionIsRefused(String position) {
        MvcTestResult answer = http.get()
                .uri("/v1/position")
                .header(PositionHeaders.MIN_POSITION, position)
                .exchange();
        assertThat(answer).hasStatus(400).bodyJson().extractingPath("$.code").isEqualTo("INVALID_HEADER");
        assertThat(answer).bodyText().doesNotContain("zebra");
    }

    @Test
    void aPositionStandsThereOnce() {
        assertThat(http.get()
                        .uri("/v1/position")
                        .header(PositionHeaders.MIN_POSITION, "1", "2")
                        .exchange())
                .hasStatus(400);
    }
}
