package io.keyledger.eventstore.axonserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import org.junit.jupiter.api.Test;

/** What is said of an Axon Server from which nothing comes. */
class ServerNameTest {

    private static final String SILENT = "Axon Server does not answer at there:8124;"
            + " start it there, or set axon.axonserver.servers to where it is.";

    private final Reception reception = new Reception();
    private final ServerName server = new ServerName("there:8124", reception);

    @Test
    void ofOneThatNobodyHasHeardItIsSaidThatItDoesNotAnswer() {
        assertThat(server.silent()).isEqualTo(SILENT);

        reception.heard(Status.UNAVAILABLE.withDescription("io exception"));
        assertThat(server.silent()).isEqualTo(SILENT);
    }

    @Test
    void ofOneThatWantsAnotherTokenThatIsSaid() {
        reception.heard(Status.PERMISSION_DENIED.withDescription("Invalid token"));
        assertThat(server.silent())
                .isEqualTo("Axon Server at there:8124 does not let this process in (Invalid token);"
                        + " set axon.axonserver.token to what its access control asks for.");
    }

    @Test
    void ofOneThatRefusesOtherwiseItIsSaidHowAndThatItsContextMayBeMissing() {
        reception.heard(Status.NOT_FOUND);
        assertThat(server.silent())
                .isEqualTo("Axon Server at there:8124 does not take this process (NOT_FOUND);"
                        + " see whether it has what axon.axonserver.context names, and its log.");
    }

    @Test
    void whatItRefusedIsForgottenOnceItTakesThisProcessOrIsGone() {
        reception.heard(Status.PERMISSION_DENIED);
        reception.heard(Status.OK);
        assertThat(server.silent()).isEqualTo(SILENT);

        reception.heard(Status.PERMISSION_DENIED);
        reception.heard(Status.UNAVAILABLE);
        assertThat(server.silent()).isEqualTo(SILENT);
    }
}
