package io.keyledger.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.mock.web.MockHttpServletResponse;

class ProblemTest {

    @Test
    void typeTitleAndCodeSayTheSame() {
        ProblemDetail problem = Problem.of(HttpStatus.CONFLICT, "SECRET_NOT_REPEATABLE", "Rotate the key instead");
        assertThat(problem.getType()).isEqualTo(URI.create("urn:keyledger:problem:secret-not-repeatable"));
        assertThat(problem.getTitle()).isEqualTo("Secret not repeatable");
        assertThat(problem.getDetail()).isEqualTo("Rotate the key instead");
        assertThat(problem.getProperties()).containsExactly(java.util.Map.entry("code", "SECRET_NOT_REPEATABLE"));
        assertThat(problem.getInstance()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "lower", "WITH SPACE", "_A", "A__B", "A-B"})
    void aCodeOfAnotherFormIsADefect(String code) {
        assertThatIllegalArgumentException().isThrownBy(() -> Problem.of(HttpStatus.CONFLICT, code, "detail"));
    }

    @Test
    void aFilterAnswersInTheSameForm() throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        Problem.write(response, Problem.of(HttpStatus.UNAUTHORIZED, "UNAUTHENTICATED", "A token is required"));
        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(response.getContentType()).isEqualTo("application/problem+json");
        assertThat(response.getContentAsString())
                .contains(
                        "\"code\":\"UNAUTHENTICATED\"",
                        "\"status\":401",
                        "\"type\":\"urn:keyledger:problem:unauthenticated\"")
                .doesNotContain("properties", "null");
    }

    @Test
    void whatTheServerDoesNotDoIsNoMistakeOfOurs() {
        ProblemDetail problem = StatusProblems.of(HttpStatus.NOT_IMPLEMENTED);

        assertThat(problem.getStatus()).isEqualTo(501);
        assertThat(problem.getProperties()).containsEntry("code", "NOT_IMPLEMENTED");
    }
}
