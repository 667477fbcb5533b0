package io.keyledger.query.rebuilding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.keyledger.events.OrganizationId;
import io.keyledger.events.Permission;
import io.keyledger.events.Role;
import io.keyledger.projection.Freshness;
import io.keyledger.projection.LiveSide;
import io.keyledger.projection.ProjectionStopped;
import io.keyledger.projection.Side;
import io.keyledger.query.testing.Client.Reply;
import io.keyledger.query.testing.Facts;
import io.keyledger.query.testing.Facts.TestKey;
import io.keyledger.query.testing.Installation;
import io.keyledger.query.testing.Installation.Node;
import io.keyledger.query.testing.TestClock;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Redelivery, rebuild and whatever may come between leave the same rows. */
class SidesTest {

    private static final List<String> NAMES =
            List.of("key-lookup", "audit", "inventory", "membership", "organizations");
    private static final List<String> TABLES = List.of(
            "query.key_lookup",
            "query.audit_entry",
            "query.audit_key",
            "query.inventory",
            "query.inventory_policy",
            "query.membership",
            "query.organization");

    private final Installation installation = new Installation();
    private final Facts facts = installation.facts();
    private final OrganizationId organization = facts.register();
    private Node node = installation.node();

    @BeforeEach
    void aHistory() {
        facts.join(OrganizationId.INSTALLATION, "operator", Role.OWNER);
        facts.join(organization, "reader", Role.AUDITOR);
        facts.join(organization, "reader", Role.ADMIN);
        for (TestKey key : facts.issueMany(organization, 300)) {
            if (key.id().text().endsWith("0")) {
                facts.revoke(facts.rotate(facts.rotate(key, Duration.ofHours(1)), Duration.ofDays(1)));
            }
        }
        theRestOfALife();
        applied();
    }

    /** Every fact that issuing, rotating and revoking leave out. */
    private void theRestOfALife() {
        TestKey first = facts.issue(organization, Permission.READ, TestClock.NOW.plusSeconds(60));
        facts.rename(first, "key of a test", "renamed");
        facts.suspend(first);
        facts.resume(first);
        TestKey moved = facts.expireAt(first, TestClock.NOW.plusSeconds(120));
        TestKey second = facts.rotate(moved, Duration.ofHours(1));
        facts.retire(moved, TestClock.NOW);
        facts.expire(second, TestClock.NOW.plusSeconds(120));
        facts.changeRole(organization, "reader", Role.ADMIN, Role.AUDITOR);
        facts.join(organization, "alice", Role.ADMIN);
        facts.rotateWithin(organization, Duration.ofDays(30));
        facts.leave(organization, "alice", Role.ADMIN);
        facts.rename(organization, "Another example");
        OrganizationId closed = facts.register();
        facts.suspend(facts.issue(closed, Permission.WRITE));
        facts.close(closed);
    }

    @AfterEach
    void stop() {
        node.close();
        installation.close();
    }

    private void applied() {
        long head = node.bean(io.keyledger.eventstore.Head.class).stored();
        NAMES.forEach(name -> node.bean(Freshness.class).await(name, head, Duration.ofSeconds(20)));
    }

    private Map<String, List<String>> dump(String side) {
        Map<String, List<String>> all = new TreeMap<>();
        for (String table : TABLES) {
            all.put(
                    table,
                    installation.rows("select to_jsonb(t) - 'side' as row from " + table + " t where side = '" + side
                            + "' order by 1"));
        }
        assertThat(all.values()).noneMatch(List::isEmpty);
        return all;
    }

    private String state(String name, String column) {
        return installation
                .rows("select " + column + " from projection.state where name = '" + name + "'")
                .getFirst()
                .replaceAll(".*:\"?([a-z]+)\"?}", "$1");
    }

    private void rebuilt(String live) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(NAMES).allSatisfy(name -> {
                    assertThat(state(name, "rebuilding")).isEqualTo("false");
                    assertThat(state(name, "live_side")).isEqualTo(live);
                }));
    }

    private void restartAfter(String... sql) {
        node.close();
        for (String statement : sql) {
            installation.asSuperuser(statement);
        }
        node = installation.start();
    }

    private String verdict(TestKey key) {
        Reply reply =
                node.client().verify(installation.validatorKey(), key.secret().reveal(), null);
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
        return reply.code();
    }

    private void rebuild() {
        for (String name : NAMES) {
            assertThat(node.client()
                            .post("/v1/projections/" + name + "/rebuild", "operator", null)
                            .status())
                    .as(name)
                    .isEqualTo(202);
        }
    }

    @Test
    void factsDeliveredAgainChangeNothing() {
        Map<String, List<String>> before = dump("a");
        restartAfter("update projection.token set token = '{\"globalIndex\":-1}'");
        applied();
        assertThat(dump("a")).isEqualTo(before);
        restartAfter("update projection.token set token = '{\"globalIndex\":100}'");
        applied();
        assertThat(dump("a")).isEqualTo(before);
    }

    @Test
    void aRebuildMakesTheSameRowsOnTheOtherSideAndBack() {
        Map<String, List<String>> before = dump("a");
        rebuild();
        rebuilt("b");
        assertThat(dump("b")).isEqualTo(before);
        TestKey later = facts.issue(organization, Permission.READ);
        assertThat(verdict(later)).isEqualTo("VALID");
        applied();
        before = dump("b");
        rebuild();
        rebuilt("a");
        assertThat(dump("a")).isEqualTo(before);
    }

    /** Rows of both sides lie in tables of their own, at the same places in them. */
    @Test
    void whatIsLiveStaysWhileTheOtherSideIsEmptied() throws SQLException {
        rebuild();
        rebuilt("b");
        Map<String, List<String>> before = dump("b");
        try (Connection holder = installation.superuser();
                Statement statement = holder.createStatement()) {
            for (String table : List.of("key_lookup", "audit_entry", "inventory", "membership", "organization")) {
                standStillAtInsertsInto("query." + table + "_a");
            }
            statement.execute("select pg_advisory_lock(4711)");
            rebuild();
            await().untilAsserted(() ->
                    assertThat(NAMES).allMatch(name -> state(name, "filling").equals("true")));
            assertThat(dump("b")).isEqualTo(before);
            statement.execute("select pg_advisory_unlock(4711)");
        }
        rebuilt("a");
        assertThat(dump("a")).isEqualTo(before);
    }

    private void standStillAtInsertsInto(String table) {
        installation.asSuperuser("""
                create or replace function query.stand_still() returns trigger language plpgsql as
                $$ begin perform pg_advisory_xact_lock_shared(4711); return new; end $$;
                grant execute on function query.stand_still() to public;
                create trigger stand_still before insert on %s
                    for each row execute function query.stand_still();
                """.formatted(table));
    }

    @Test
    void verdictsAreRightDuringARebuildAlsoOnANodeThatStartsInItsMiddle() throws SQLException {
        TestKey kept = facts.issue(organization, Permission.READ);
        TestKey revoked = facts.issue(organization, Permission.READ);
        assertThat(verdict(kept)).isEqualTo("VALID");
        standStillAtInsertsInto("query.key_lookup_b");
        try (Connection holder = installation.superuser();
                Statement statement = holder.createStatement()) {
            statement.execute("select pg_advisory_lock(4711)");
            rebuild();
            await().untilAsserted(
                            () -> assertThat(state("key-lookup", "filling")).isEqualTo("true"));
            assertThat(verdict(kept)).isEqualTo("VALID");
            try (Node joining = installation.start()) {
                facts.revoke(revoked);
                TestKey fresh = facts.issue(organization, Permission.READ);
                for (Node each : List.of(node, joining)) {
                    assertThat(code(each, kept)).isEqualTo("VALID");
                    assertThat(code(each, revoked)).isEqualTo("REVOKED");
                    assertThat(code(each, fresh)).isEqualTo("VALID");
                }
                assertThat(state("key-lookup", "live_side")).isEqualTo("a");
                statement.execute("select pg_advisory_unlock(4711)");
                rebuilt("b");
                for (Node each : List.of(node, joining)) {
                    assertThat(code(each, kept)).isEqualTo("VALID");
                    assertThat(code(each, revoked)).isEqualTo("REVOKED");
                    assertThat(code(each, fresh)).isEqualTo("VALID");
                }
            }
        }
    }

    private String code(Node each, TestKey key) {
        return each.client()
                .verify(installation.validatorKey(), key.secret().reveal(), null)
                .code();
    }

    @Test
    void aRebuildIsCarriedOnFromWhereverTheProcessDied() {
        Map<String, List<String>> before = dump("a");
        restartAfter(
                "update projection.state set rebuilding = true",
                "insert into query.membership values ('b', 'left', 'over', 'row', 'OWNER', 0)");
        rebuilt("b");
        assertThat(dump("b")).isEqualTo(before);
        restartAfter(
                "update projection.state set rebuilding = true, filling = true",
                "delete from projection.token where processor like '%-a'",
                "delete from query.key_lookup where side = 'a'",
                "delete from query.audit_entry where side = 'a' and position > 0",
                "delete from query.audit_key where side = 'a' and position > 0",
                "delete from query.inventory where side = 'a'",
                "delete from query.inventory_policy where side = 'a'",
                "delete from query.organization where side = 'a'",
                "delete from query.membership where side = 'a'",
                "insert into projection.token select replace(processor, '-b', '-a'), 0, '{\"globalIndex\":-1}', token_type,"
                        + " claimed_at, 'dead@process' from projection.token where processor like '%-b'");
        rebuilt("a");
        assertThat(dump("a")).isEqualTo(before);
    }

    /** As after a restore of the store alone, or a way back to an older one: what comes at these positions is something else. */
    @Test
    void aSideThatIsAheadOfTheStoreIsNotReadUntilItIsMadeAnew() {
        TestKey kept = facts.issue(organization, Permission.READ);
        applied();
        Map<String, List<String>> before = dump("a");
        restartAfter(
                "update projection.token set token = '{\"globalIndex\":1000000}' where processor like '%-a'",
                "update projection.state set rebuilding = true, filling = true where name = 'audit'",
                "insert into projection.token select 'audit-b', 0, token, token_type, claimed_at, 'dead@process'"
                        + " from projection.token where processor = 'audit-a'",
                "delete from query.key_lookup",
                "delete from query.membership",
                "insert into query.membership values ('a', 'never', 'was', 'there', 'OWNER', 0)");
        assertThat(verdict(kept)).isEqualTo("VALID");
        rebuilt("b");
        assertThat(NAMES).allSatisfy(name -> assertThat(state(name, "doubted")).isEqualTo("false"));
        applied();
        assertThat(dump("b")).isEqualTo(before);
        assertThat(installation.rows(
                        "select 1 from projection.applied where processor like '%-b' and position > 999999"))
                .isEmpty();
    }

    @Test
    void aDoubtedSideIsReadByNobody() {
        LiveSide live = node.bean(LiveSide.class);
        installation.asSuperuser("insert into projection.state (name, rebuilding) values ('elsewhere', true)");
        Side read = live.read("elsewhere", (side, position) -> side);
        assertThat(read).isEqualTo(Side.A);
        installation.asSuperuser("update projection.state set doubted = true where name = 'elsewhere'");
        assertThatThrownBy(() -> live.read("elsewhere", (side, position) -> side))
                .isInstanceOf(ProjectionStopped.class);
    }

    /** Those of deciding processes have no other way to be seen and rebuilt. */
    @Test
    void aProjectionThatOtherProcessesKeepIsListedAndAskedToBeRebuilt() {
        installation.asSuperuser("insert into projection.state (name) values ('elsewhere')");
        List<JsonNode> listed =
                node.client().get("/v1/projections", "operator").body().get("projections").values().stream()
                        .filter(one -> one.get("name").asString().equals("elsewhere"))
                        .toList();
        assertThat(listed).singleElement().satisfies(one -> {
            assertThat(one.get("position").asLong()).isEqualTo(-1);
            assertThat(one.get("stopped").isNull()).isTrue();
        });
        assertThat(node.client()
                        .post("/v1/projections/elsewhere/rebuild", "operator", null)
                        .status())
                .isEqualTo(202);
        assertThat(state("elsewhere", "rebuilding")).isEqualTo("true");
    }
}
