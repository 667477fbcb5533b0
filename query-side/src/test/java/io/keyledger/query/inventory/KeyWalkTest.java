package io.keyledger.query.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.events.OrganizationId;
import io.keyledger.events.Permission;
import io.keyledger.events.Role;
import io.keyledger.query.testing.Facts;
import io.keyledger.query.testing.Facts.TestKey;
import io.keyledger.query.testing.Installation;
import io.keyledger.query.testing.Walk;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of the key list that are read while keys come, change and go: a key that fits throughout is told once. */
class KeyWalkTest {

    private static final int KEPT = 12;
    private static final int PAGE = 3;

    private final Installation installation = Installation.shared();
    private final Facts facts = installation.facts();
    private final OrganizationId organization = facts.register();
    private final Walk walk = new Walk(installation, "reader");
    private final List<TestKey> kept = new ArrayList<>();
    private final Deque<TestKey> revoked = new ArrayDeque<>();
    private final Deque<TestKey> renamed = new ArrayDeque<>();

    KeyWalkTest() {
        facts.join(organization, "reader", Role.AUDITOR);
        for (int i = 0; i < KEPT; i++) {
            revoked.add(facts.issue(organization, Permission.READ));
            kept.add(facts.issue(organization, Permission.READ));
            renamed.add(facts.issue(organization, Permission.READ));
        }
    }

    /** The longest known keys end and bear other names, another comes; those that stay are renamed, but fit as before. */
    private void write() {
        facts.issue(organization, Permission.READ);
        if (!revoked.isEmpty()) {
            facts.revoke(revoked.remove());
            facts.rename(renamed.remove(), "key of a test", "of another name");
        }
        kept.forEach(key -> facts.rename(key, "key of a test", "key of a test that stays"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "state=ACTIVE&", "name=KEY&", "state=ACTIVE&name=key%20of&permission=READ&"})
    void whatFitsThroughoutIsToldOnceInTheOrderOfIssue(String filter) throws Exception {
        List<String> atFirst = kept.stream().map(key -> key.id().text()).toList();

        List<String> seen =
                walk.through("/v1/organizations/" + organization + "/keys?" + filter, PAGE, this::write).stream()
                        .map(key -> key.get("keyId").asString())
                        .toList();

        assertThat(seen).doesNotHaveDuplicates().isSorted().hasSizeGreaterThan(KEPT);
        assertThat(seen.stream().filter(atFirst::contains)).isEqualTo(atFirst);
    }
}
