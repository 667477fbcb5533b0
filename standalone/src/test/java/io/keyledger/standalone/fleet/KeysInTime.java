package io.keyledger.standalone.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keyledger.events.OrganizationId;
import io.keyledger.standalone.fleet.Fleet.IssuedKey;
import io.keyledger.standalone.fleet.History.Fact;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Keys of one organization of a fleet which end by time alone. */
final class KeysInTime {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Fleet fleet;
    private final OrganizationId organization;

    KeysInTime(Fleet fleet) {
        this.fleet = fleet;
        this.organization = fleet.anOrganization();
        warmUp();
    }

    /** A process's first request takes seconds, in which what is soon due would be due already. */
    private void warmUp() {
        fleet.issue(organization, "READ");
        fleet.issue(organization, "READ");
    }

    /** Where they are issued. */
    String path() {
        return "/v1/organizations/" + organization + "/keys";
    }

    /** Issued at both deciding sides in turn. */
    List<IssuedKey> manyExpiring(int many, Instant expiry) {
        return IntStream.range(0, many).mapToObj(turn -> expiring(turn, expiry)).toList();
    }

    /** Issued by the n-th deciding side. */
    IssuedKey expiring(int turn, Instant expiry) {
        return fleet.issue(turn, organization, expiry);
    }

    /** Until the end of each is on record. */
    void awaitExpired(List<IssuedKey> those) {
        await().atMost(PATIENCE).until(() -> expired(those) == those.size());
    }

    /** Of how many the end is on record. */
    int expired(List<IssuedKey> those) {
        Set<String> ids = those.stream().map(IssuedKey::id).collect(Collectors.toSet());
        return (int) History.of(fleet).facts().stream()
                .filter(fact -> fact.type().equals("KeyExpired") && ids.contains(fact.text("key")))
                .count();
    }

    static String ids(List<IssuedKey> those) {
        return those.stream().map(key -> "'" + key.id() + "'").collect(Collectors.joining(", "));
    }

    static void assertExpiredOnce(IssuedKey key, History history) {
        List<Fact> facts = history.ofKey(key.id());
        assertThat(facts).extracting(Fact::type).containsOnlyOnce("KeyExpired").endsWith("KeyExpired");
        assertThat(facts.getLast().instant("at"))
                .isAfterOrEqualTo(facts.getLast().instant("expiredAt"));
        assertThat(history.facts())
                .filteredOn(fact ->
                        fact.type().equals("KeyNameFreed") && fact.text("key").equals(key.id()))
                .hasSize(1);
    }

    /** So far ahead, to the millisecond, as instants are stored. */
    static Instant in(Duration ahead) {
        return Instant.now().plus(ahead).truncatedTo(ChronoUnit.MILLIS);
    }

    static void awaitPassed(Instant instant) {
        await().pollInterval(Duration.ofMillis(5))
                .atMost(PATIENCE)
                .until(() -> !Instant.now().isBefore(instant));
    }
}
