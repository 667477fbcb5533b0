package io.keyledger.query.rebuilding;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.events.OrganizationId;
import io.keyledger.events.Permission;
import io.keyledger.events.Role;
import io.keyledger.query.testing.Client.Reply;
import io.keyledger.query.testing.Facts;
import io.keyledger.query.testing.Installation;
import io.keyledger.query.testing.Installation.Node;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class FreshnessTest {

    private final Installation installation = Installation.shared();
    private final Facts facts = installation.facts();
    private final OrganizationId organization = facts.register();
    private final long joined = facts.join(organization, "reader", Role.AUDITOR);

    private Reply keys(Node node, String... headers) {
        return node.client().get("/v1/organizations/" + organization + "/keys", "reader", headers);
    }

    @Test
    void aQueryThatNamesAPositionSeesIt() {
        for (int i = 1; i <= 50; i++) {
            facts.issue(organization, Permission.READ);
            long position = facts.join(organization, "somebody", Role.MEMBER);
            Reply reply = keys(installation.node(), "Keyledger-Min-Position", Long.toString(position));
            assertThat(reply.body().get("keys").size()).isEqualTo(i);
            assertThat(Long.parseLong(reply.header("Keyledger-Position"))).isGreaterThanOrEqualTo(position);
        }
    }

    @Test
    void aQueryWaitsForAPositionThatIsStillToCome() {
        keys(installation.node(), "Keyledger-Min-Position", Long.toString(joined));
        CompletableFuture<Reply> waiting = CompletableFuture.supplyAsync(
                () -> keys(installation.node(), "Keyledger-Min-Position", Long.toString(joined + 1)));
        facts.issue(organization, Permission.READ);
        Reply reply = waiting.join();
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().get("keys").size()).isEqualTo(1);
    }

    @Test
    void aPositionThatDoesNotComeIsUnavailable() {
        Reply reply = keys(installation.node(), "Keyledger-Min-Position", Long.toString(joined + 1_000_000));
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.code()).isEqualTo("POSITION_NOT_REACHED");
        assertThat(reply.header("Retry-After")).isEqualTo("1");
    }

    @Test
    void whatIsNoPositionIsRefused() {
        Reply reply = keys(installation.node(), "Keyledger-Min-Position", "soon");
        assertThat(reply.status()).isEqualTo(400);
    }

    @Test
    void whereReadingOnesOwnWritesIsOnEveryQueryDoes() {
        try (Node node = installation.start("keyledger.query.read-own-writes=true")) {
            for (int i = 1; i <= 20; i++) {
                facts.issue(organization, Permission.READ);
                assertThat(keys(node).body().get("keys").size()).isEqualTo(i);
            }
        }
    }

    @Test
    void whereReadingOnesOwnWritesIsOnNobodyCanAskForOlderMemberships() {
        try (Node node = installation.start("keyledger.query.read-own-writes=true")) {
            for (int i = 0; i < 20; i++) {
                facts.join(organization, "leaver", Role.ADMIN);
                assertThat(keysFor(node, "leaver")).isEqualTo(200);
                facts.leave(organization, "leaver", Role.ADMIN);
                assertThat(keysFor(node, "leaver")).isEqualTo(404);
            }
        }
    }

    private int keysFor(Node node, String who) {
        return node.client()
                .get("/v1/organizations/" + organization + "/keys", who, "Keyledger-Min-Position", "0")
                .status();
    }
}
