package io.keyledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@SpringBootTest(classes = TestApplication.class)
@AutoConfigureMockMvc
@ExtendWith(OutputCaptureExtension.class)
class ProblemAdviceTest {

    @Autowired
    private MockMvcTester http;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"name":"a","count":1                        | MALFORMED_JSON | The body is not well-formed JSON
            {"name":"a","name":"b","count":1}            | MALFORMED_JSON | The body is not well-formed JSON
            {"name":"a","count":1,"other":"zebra"}       | INVALID_FIELD  | other is not known here; known are count, environment, expiresAt, labels, name, overlap, permission, sure
            {"name":"a","count":1,"kl_live_zebra":1}     | INVALID_FIELD  | a field is not known here; known are count, environment, expiresAt, labels, name, overlap, permission, sure
            {"name":"a","count":"zebra"}                 | INVALID_FIELD  | count must be a whole number
            {"name":"a","count":"7"}                     | INVALID_FIELD  | count must be a whole number
            {"name":"a","count":7.5}                     | INVALID_FIELD  | count must be a whole number
            {"name":"a","count":null}                    | INVALID_FIELD  | count must be a whole number
            {"name":12345,"count":1}                     | INVALID_FIELD  | name must be a text
            {"name":true,"count":1}                      | INVALID_FIELD  | name must be a text
            {"name":["zebra"],"count":1}                 | INVALID_FIELD  | name must be a text
            {"name":"a","count":1,"permission":"zebra"}  | INVALID_FIELD  | permission must be one of READ, WRITE, WRITE_AND_OUTBOUND_CALLS
            {"name":"a","count":1,"permission":"read"}   | INVALID_FIELD  | permission must be one of READ, WRITE, WRITE_AND_OUTBOUND_CALLS
            {"name":"a","count":1,"permission":""}       | INVALID_FIELD  | permission must be one of READ, WRITE, WRITE_AND_OUTBOUND_CALLS
            {"name":"a","count":1,"permission":0}        | INVALID_FIELD  | permission must be one of READ, WRITE, WRITE_AND_OUTBOUND_CALLS
            {"name":"a","count":1,"permission":"0"}      | INVALID_FIELD  | permission must be one of READ, WRITE, WRITE_AND_OUTBOUND_CALLS
            {"name":"a","count":1,"permission":" READ"}  | INVALID_FIELD  | permission must be one of READ, WRITE, WRITE_AND_OUTBOUND_CALLS
            {"name":"a","count":1,"environment":"live\\t"} | INVALID_FIELD | environment must be one of live, test
            {"name":"a","count":1,"environment":"zebra"} | INVALID_FIELD  | environment must be one of live, test
            {"name":"a","count":1,"environment":"LIVE"}  | INVALID_FIELD  | environment must be one of live, test
            {"name":"a","count":1,"environment":0}       | INVALID_FIELD  | environment must be one of live, test
            {"name":"a","count":1,"sure":"true"}         | INVALID_FIELD  | sure must be true or false
            {"name":"a","count":1,"sure":1}              | INVALID_FIELD  | sure must be true or false
            {"name":"a","count":1,"expiresAt":"zebra"}   | INVALID_FIELD  | expiresAt must be an ISO-8601 instant such as 2030-01-31T12:00:00Z
            {"name":"a","count":1,"expiresAt":""}        | INVALID_FIELD  | expiresAt must be an ISO-8601 instant such as 2030-01-31T12:00:00Z
            {"name":"a","count":1,"expiresAt":99999}     | INVALID_FIELD  | expiresAt must be an ISO-8601 instant such as 2030-01-31T12:00:00Z
            {"name":"a","count":1,"expiresAt":"2030-01-31T12:00:00"} | INVALID_FIELD  | expiresAt must be an ISO-8601 instant such as 2030-01-31T12:00:00Z
            {"name":"a","count":1,"overlap":3600}        | INVALID_FIELD  | overlap must be an ISO-8601 duration such as PT24H
            {"name":"a","count":1,"overlap":"zebra"}     | INVALID_FIELD  | overlap must be an ISO-8601 duration such as PT24H
            {"name":"a","count":1,"labels":{"zebra":"x"}} | INVALID_FIELD | labels.zebra must be a whole number
            {"name":"a","count":1,"labels":{"kl_live_zebra":"x"}} | INVALID_FIELD | a field must be a whole number
            {"name":"","count":1}                        | INVALID_FIELD  | name must not be blank
            {"count":1}                                  | INVALID_FIELD  | name must not be blank
            {"name":"zebras-zebras-zebras-zebras","count":1} | INVALID_FIELD | name size must be between 0 and 20
            {"name":"refused","count":1}                 | NAME_REFUSED   | This name is refused
            {"name":"broken","count":1}                  | INVALID_FIELD  | the body has a form that is not allowed
            {"name":"a","count":1} {"name":"b"}          | INVALID_FIELD  | the body has a form that is not allowed
            [{"name":"a","count":1}]                     | INVALID_FIELD  | the body has a form that is not allowed
            zebra                                        | MALFORMED_JSON | The body is not well-formed JSON
            ''                                           | MISSING_BODY   | A body is required
            """)
    void aBodyIsRefusedByFieldAndReason(String body, String code, String detail) {
        MvcTestResult answer = post(body);
        assertProblem(answer, 400, code);
        assertThat(answer).bodyJson().extractingPath("$.detail").isEqualTo(detail);
        if (!detail.contains("labels")) {
            assertThat(answer).bodyText().doesNotContain("zebra", "kl_live", "12345", "99999");
        }
    }

    @Test
    void everyInvalidFieldIsNamedWithItsReason() {
        assertThat(post("{\"name\":\"\",\"count\":1}"))
                .bodyJson()
                .extractingPath("$.errors")
                .asArray()
                .containsExactly(java.util.Map.of("field", "name", "reason", "must not be blank"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET    | /v1/wishes/zebra              | 400 | INVALID_FIELD      | permission must be one of READ, WRITE, WRITE_AND_OUTBOUND_CALLS
            GET    | /v1/wishes/READ?page-size=zeb | 400 | INVALID_FIELD      | page-size must be a whole number
            GET    | /v1/wishes/READ?page-size=101 | 400 | INVALID_FIELD      | page-size must be less than or equal to 100
            GET    | /v1/needs                     | 400 | INVALID_FIELD      | after is required
            GET    | /v1/needs?after=1             | 400 | MISSING_HEADER     | Idempotency-Key is required
            DELETE | /v1/wishes                    | 405 | METHOD_NOT_ALLOWED | This method is not allowed here; see the Allow header
            GET    | /v1/nothing/zebra             | 404 | NOT_FOUND          | There is nothing here
            GET    | /v1/refuses                   | 409 | KEY_ALREADY_REVOKED | This key is revoked already
            GET    | /v1/edge                      | 503 | VALIDATOR_STALE    | Not at the head
            GET    | /v1/times-out                 | 503 | UNAVAILABLE        | This cannot be answered now; try again
            GET    | /error                        | 404 | NOT_FOUND          | There is nothing here
            """)
    void aRequestIsRefusedWithACode(String method, String path, int status, String code, String detail) {
        MvcTestResult answer = http.method(org.springframework.http.HttpMethod.valueOf(method))
                .uri(path)
                .exchange();
        assertProblem(answer, status, code);
        assertThat(answer).bodyJson().extractingPath("$.detail").isEqualTo(detail);
        assertThat(answer).bodyText().doesNotContain("zeb");
    }

    @Test
    void anotherMediaTypeIsRefused() {
        assertProblem(
                http.post()
                        .uri("/v1/wishes")
                        .contentType(MediaType.APPLICATION_XML)
                        .content("<a/>")
                        .exchange(),
                415,
                "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void anAnswerInAnotherMediaTypeIsRefusedWithAProblemAllTheSame() {
        assertProblem(http.get().uri("/v1/correlation").accept("text/csv").exchange(), 406, "NOT_ACCEPTABLE");
    }

    @Test
    void aBrowserGetsAProblemAndNoPage() {
        assertProblem(http.get().uri("/nothing").accept(MediaType.TEXT_HTML).exchange(), 404, "NOT_FOUND");
    }

    @Test
    void aRefusedMethodIsToldWhichAreAllowed() {
        assertThat(http.delete().uri("/v1/wishes").exchange()).headers().hasValue("Allow", "POST");
    }

    @Test
    void aRefusalAtTheEdgeCarriesItsHeaders() {
        assertThat(http.get().uri("/v1/edge").exchange()).headers().hasValue("Retry-After", "1");
    }

    @Test
    void whatIsUnexpectedIsLoggedUnderItsCorrelationIdAndAnsweredWithoutAnyDetail(CapturedOutput log) {
        MvcTestResult answer = http.get()
                .uri("/v1/fails")
                .header(CorrelationId.HEADER, "find-me")
                .exchange();
        assertProblem(answer, 500, "INTERNAL");
        assertThat(answer).bodyJson().doesNotHavePath("$.detail");
        assertThat(answer).bodyJson().extractingPath("$.correlationId").isEqualTo("find-me");
        assertThat(answer).bodyText().doesNotContain("inside", "Exception");
        assertThat(log).contains("find-me").contains("IllegalStateException");
    }

    private MvcTestResult post(String body) {
        return http.post()
                .uri("/v1/wishes")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static void assertProblem(MvcTestResult answer, int status, String code) {
        assertThat(answer).hasStatus(status).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer).bodyJson().extractingPath("$.code").isEqualTo(code);
        assertThat(answer).bodyJson().extractingPath("$.status").isEqualTo(status);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("urn:keyledger:problem:"
                        + code.toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
    }
}
