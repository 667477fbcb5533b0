package io.keyledger.command.revocation;

import static io.keyledger.command.testing.TestIssuer.subject;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.command.naming.Comment;
import io.keyledger.command.testing.CommandSideTest;
import io.keyledger.events.Actor;
import io.keyledger.events.KeyId;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.RevocationReason;
import io.keyledger.eventstore.Decided;
import io.keyledger.eventstore.Decisions;
import io.keyledger.eventstore.engine.Dispatch;
import io.keyledger.projection.Freshness;
import io.keyledger.tracing.Traces;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class EndedMeanwhileTest extends CommandSideTest {

    @Autowired
    private Freshness freshness;

    @Autowired
    private LivingKeys living;

    @Autowired
    private Dispatch dispatch;

    @Autowired
    private Traces traces;

    @Test
    void whatSomebodyElseEndedWhileItLookedForKeysIsEnforcedAsWell() {
        OrganizationId organization = anOrganization();
        issue(organization, "billing");
        Dispatch overtaken = command -> {
            Decided<@Nullable Object> begun = dispatch.decide(command);
            if (command.getPayload() instanceof LookForKeysToEnd) {
                revokeAll(organization, decisions);
            }
            return begun;
        };

        Decided<List<KeyId>> late =
                revokeAll(organization, new Decisions(overtaken, (command, elapsed, failure) -> {}, traces));

        assertThat(late.outcome()).isEmpty();
        assertThat(late.position())
                .isGreaterThanOrEqualTo(stored().facts(organization).getLast().position());
    }

    private Decided<List<KeyId>> revokeAll(OrganizationId organization, Decisions deciding) {
        Decided<List<KeyId>> revoked = new Revocations(deciding, freshness, living)
                .revoke(
                        new Revocations.Asked(
                                organization,
                                KeyFilter.ALL,
                                RevocationReason.KEY_COMPROMISE,
                                new Comment("seen in a log"),
                                Actor.person(subject("owner"))),
                        Map.of());
        freshness.await(LivingKeysProjection.NAME, revoked.position(), Duration.ofSeconds(20));
        return revoked;
    }
}
