package io.keyledger.command.processes;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import io.keyledger.command.testing.Answer;
import io.keyledger.command.testing.Stored;
import io.keyledger.command.testing.TestKeyring;
import io.keyledger.events.OrganizationId;
import io.keyledger.eventstore.database.Database;
import io.keyledger.eventstore.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Two deciding sides, who share a database and nothing else. */
final class TwoCommandSides implements AutoCloseable {

    private final Database database = TestPostgres.freshDatabase();
    private final List<CommandSideProcess> processes = new ArrayList<>();
    private final ListeningIssuer issuer;
    private final String owner;
    private final Path place;
    private int starts;

    TwoCommandSides(Path place) throws IOException, JOSEException {
        this.place = place;
        issuer = new ListeningIssuer();
        owner = issuer.token("owner");
        processes.add(start());
        processes.add(start());
        processes.forEach(CommandSideProcess::awaitStarted);
        processes.getFirst().awaitSaying("owner at " + issuer.uri() + " is an Owner of this installation");
    }

    /** The one that is asked the n-th thing; they take turns, as far as they run. */
    CommandSideProcess at(int turn) {
        List<CommandSideProcess> running =
                processes.stream().filter(CommandSideProcess::isAlive).toList();
        return running.get(turn % running.size());
    }

    CommandSideProcess called(String name) {
        return processes.stream()
                .filter(process -> process.isCalled(name))
                .findFirst()
                .orElseThrow();
    }

    CommandSideProcess otherThan(CommandSideProcess one) {
        return processes.get(1 - processes.indexOf(one));
    }

    /** One in the place of one that was killed. */
    void startInsteadOf(CommandSideProcess killed) throws IOException {
        CommandSideProcess next = start().awaitStarted();
        processes.set(processes.indexOf(killed), next);
    }

    Stored stored() {
        return new Stored(database);
    }

    Answer post(CommandSideProcess process, String path, String body) {
        return process.post(path, owner, body);
    }

    Answer patch(CommandSideProcess process, String path, String body) {
        return process.send("PATCH", path, owner, body);
    }

    OrganizationId anOrganization() {
        Answer registered = post(at(0), "/v1/organizations", """
                {"name": "Acme", "owners": [{"issuer": "%s", "subject": "owner"}]}""".formatted(issuer.uri()));
        assertThat(registered.status()).as(registered.text()).isEqualTo(201);
        return new OrganizationId(registered.field("organizationId"));
    }

    private CommandSideProcess start() throws IOException {
        return CommandSideProcess.start(
                place.resolve("output-" + ++starts),
                List.of(
                        "spring.datasource.url=" + database.url(),
                        "spring.datasource.username=" + database.application().username(),
                        "spring.datasource.password=" + database.application().password(),
                        "keyledger.database.owner-username=" + database.owner().username(),
                        "keyledger.database.owner-password=" + database.owner().password(),
                        "keyledger.keyring=" + TestKeyring.file(),
                        "spring.security.oauth2.resourceserver.jwt.issuer-uri=" + issuer.uri(),
                        "keyledger.installation.first-owner=owner"));
    }

    @Override
    public void close() throws InterruptedException {
        for (CommandSideProcess process : processes) {
            process.close();
        }
        issuer.close();
    }
}
