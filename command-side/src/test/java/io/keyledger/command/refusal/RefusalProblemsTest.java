package io.keyledger.command.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.eventstore.GivenToNobody;
import io.keyledger.eventstore.StoreUnavailable;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

class RefusalProblemsTest {

    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();

    /** An inner class, so that no application that scans the class path takes it for its own. */
    @RestController
    private final class Failing {

        @PostMapping("/fail")
        public void fail() {
            throw failure.get();
        }
    }

    private final MockMvcTester http = MockMvcTester.create(MockMvcBuilders.standaloneSetup(new Failing())
            .setControllerAdvice(new RefusalProblems())
            .build());

    static RuntimeException[] outages() {
        return new RuntimeException[] {
            new CannotCreateTransactionException("no connection"),
            new TransactionSystemException("commit without an answer"),
            new DataAccessResourceFailureException("connection lost"),
            new QueryTimeoutException("no answer")
        };
    }

    @ParameterizedTest
    @MethodSource("outages")
    void aDatabaseOutOfReachIsUnavailableForNow(RuntimeException outage) {
        failure.set(outage);
        assertThat(http.post().uri("/fail"))
                .hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
                .hasHeader("Retry-After", "1")
                .bodyText()
                .contains("STORE_UNAVAILABLE")
                .doesNotContain(String.valueOf(outage.getMessage()));
    }

    @Test
    void ofACommandThatWasGivenToNobodyItIsSaidThatNothingWasDone() {
        failure.set(new GivenToNobody("No command side is connected; nothing was stored.", new RuntimeException()));
        assertThat(http.post().uri("/fail"))
                .hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
                .hasHeader("Retry-After", "1")
                .bodyText()
                .contains("GIVEN_TO_NOBODY", "nothing was stored")
                .doesNotContain("may or may not");
    }

    @Test
    void ofOneThatMayHaveBeenCarriedOutItIsSaidThatThisIsNotKnown() {
        failure.set(new StoreUnavailable("The way to whoever decides was lost."));
        assertThat(http.post().uri("/fail"))
                .hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
                .hasHeader("Retry-After", "1")
                .bodyText()
                .contains("STORE_UNAVAILABLE", "may or may not")
                .doesNotContain("nothing was stored");
    }

    @Test
    void aMistakeOfOursDoesNotPassForAnOutage() {
        failure.set(new InvalidDataAccessApiUsageException("a bug"));
        assertThat(http.post().uri("/fail").exchange()).hasFailed();
    }
}
