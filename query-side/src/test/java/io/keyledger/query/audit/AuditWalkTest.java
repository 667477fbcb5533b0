package io.keyledger.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.events.OrganizationId;
import io.keyledger.events.Permission;
import io.keyledger.events.Role;
import io.keyledger.query.testing.Facts;
import io.keyledger.query.testing.Facts.TestKey;
import io.keyledger.query.testing.Installation;
import io.keyledger.query.testing.Walk;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Pages of the audit that are read while writing goes on: nothing is missed and nothing is told twice. */
class AuditWalkTest {

    private static final int EARLIER = 12;
    private static final int PAGE = 5;

    private final Installation installation = Installation.shared();
    private final Facts facts = installation.facts();
    private final OrganizationId organization = facts.register();
    private final Walk walk = new Walk(installation, "reader");
    private final TestKey key;

    AuditWalkTest() {
        facts.join(organization, "reader", Role.AUDITOR);
        key = facts.issue(organization, Permission.READ);
        for (int i = 0; i < EARLIER; i++) {
            write();
        }
    }

    /** Three facts, of which each filter finds one at least and not all. */
    private void write() {
        TestKey other = facts.issue(organization, Permission.READ);
        facts.rename(key, "key of a test", "key of a test");
        facts.revoke(other);
    }

    private String path(String filter) {
        String query = filter.equals("everything")
                ? ""
                : filter.replace("KEY", key.id().text()) + "&";
        return "/v1/organizations/" + organization + "/audit?" + query;
    }

    private static List<Long> positions(List<JsonNode> entries) {
        return entries.stream().map(entry -> entry.get("position").asLong()).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"everything", "type=KeyIssued", "keyId=KEY", "reason=SUPERSEDED"})
    void oldestFirstTellsEveryEntryOnceAndWhatIsNewAtTheEnd(String filter) throws Exception {
        List<Long> atFirst = positions(walk.whole(path(filter)));

        List<Long> seen = positions(walk.through(path(filter), PAGE, this::write));

        assertThat(atFirst).hasSizeGreaterThan(2 * PAGE);
        assertThat(seen).startsWith(atFirst.toArray(Long[]::new)).hasSizeGreaterThan(atFirst.size());
        assertThat(seen)
                .isEqualTo(positions(walk.whole(path(filter))).stream()
                        .limit(seen.size())
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"everything", "type=KeyIssued", "keyId=KEY", "reason=SUPERSEDED"})
    void newestFirstTellsEveryEntryOnceAndNothingNewInBetween(String filter) throws Exception {
        List<Long> atFirst = positions(walk.whole(path(filter)));

        List<Long> seen = positions(walk.through(path(filter) + "order=desc&", PAGE, this::write));

        assertThat(atFirst).hasSizeGreaterThan(2 * PAGE);
        assertThat(seen).endsWith(atFirst.reversed().toArray(Long[]::new));
        assertThat(seen)
                .isEqualTo(positions(walk.whole(path(filter))).reversed().stream()
                        .dropWhile(position -> position > seen.getFirst())
                        .toList());
    }
}
