package io.keyledger.standalone.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keyledger.events.OrganizationId;
import io.keyledger.eventstore.testing.AxonServerUnderTest;
import io.keyledger.standalone.fleet.Diary.Secret;
import io.keyledger.standalone.fleet.Diary.Verdict;
import io.keyledger.standalone.fleet.Fleet.IssuedKey;
import io.keyledger.standalone.fleet.History.Fact;
import io.keyledger.standalone.fleet.Http.Answer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Each projection is kept by one process of several. When that dies another goes on with it, and the validators, each of which
 * has an index of its own, notice nothing.
 */
@ExtendWith(AxonServerUnderTest.EitherStore.class)
class ProjectionsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int SOME = 200;

    private static Fleet fleet;
    private static OrganizationId organization;

    @BeforeAll
    static void start(@TempDir Path place) throws Exception {
        fleet = new Fleet(place);
        organization = fleet.anOrganization();
    }

    @AfterAll
    static void stop() throws Exception {
        fleet.close();
    }

    @Test
    void anAnsweringSideGoesOnWithWhatADeadOneHeld() throws Exception {
        Diary diary = new Diary();
        int dead;
        try (Load load = new Load(fleet, organization, diary, 11, 2, 2)) {
            awaitVerdicts(0, diary);
            awaitVerdicts(1, diary);
            dead = claims(fleet.answering(0)).contains("key-lookup") ? 0 : 1;
            Set<String> held = claims(fleet.answering(dead));
            assertThat(held).contains("key-lookup");
            fleet.answering(dead).kill();
            awaitVerdicts(1 - dead, diary);
            await().atMost(PATIENCE)
                    .until(() -> claims(fleet.answering(1 - dead)).containsAll(held));
            awaitVerdicts(1 - dead, diary);
        }
        assertThat(new Checker(History.of(fleet), diary).contradictions()).isEmpty();
        assertAllIsTold(1 - dead);

        fleet.replaceAnswering(dead, fleet.startAnswering(dead, fleet.keyring()));
        Diary both = new Diary();
        diary.verdicts().stream().map(Verdict::secret).distinct().forEach(secret -> {
            both.ask(fleet, 0, secret);
            both.ask(fleet, 1, secret);
        });
        assertThat(both.verdicts()).extracting(Verdict::validator).contains(0, 1);
        assertThat(new Checker(History.of(fleet), both).contradictions()).isEmpty();
    }

    @Test
    void aDecidingSideGoesOnWithWhatADeadOneHeld() throws Exception {
        OrganizationId own = fleet.anOrganization();
        Instant far = KeysInTime.in(Duration.ofDays(1));
        List<String> keys = new ArrayList<>();
        keys.add(fleet.issue(0, own, far).id());
        int dead = claims(fleet.deciding(0)).contains("living-keys") ? 0 : 1;
        Set<String> held = claims(fleet.deciding(dead));
        assertThat(held).contains("living-keys");
        fleet.deciding(dead).kill();
        keys.add(fleet.issue(1 - dead, own, far).id());

        Answer ended = fleet.decide(
                1 - dead,
                "POST",
                "/v1/organizations/" + own + "/revocation",
                "{\"reason\": \"SUPERSEDED\", \"all\": true}");

        assertThat(ended.status()).as(ended.text()).isEqualTo(200);
        assertThat(ended.json().path("keyIds").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrderElementsOf(keys);
        await().atMost(PATIENCE).until(() -> claims(fleet.deciding(1 - dead)).containsAll(held));
        fleet.replaceDeciding(dead, fleet.startDeciding(fleet.keyring()));
    }

    /** Only answering sides have a way for operators; whoever keeps a projection finds what they ask for in the database. */
    @Test
    void whatDecidingSidesKeepIsRebuiltByWayOfAnAnsweringOne() {
        for (String name : List.of("due-dates", "living-keys")) {
            String before = liveSide(name);
            Answer asked = fleet.operate(0, "/v1/projections/" + name + "/rebuild");
            assertThat(asked.status()).as(asked.text()).isEqualTo(202);
            await().atMost(PATIENCE).until(() -> !liveSide(name).equals(before));
        }
    }

    private static String liveSide(String name) {
        Answer all = fleet.look(0, "/v1/projections", 0);
        return all.json()
                .path("projections")
                .valueStream()
                .filter(one -> one.path("name").asString().equals(name))
                .map(one -> one.path("liveSide").asString())
                .findFirst()
                .orElseThrow();
    }

    /** One that stands still has no part in how far the other is, and catches up by itself. */
    @Test
    void eachValidatorHasAnIndexOfItsOwn() {
        for (int frozen = 0; frozen < fleet.validators(); frozen++) {
            int still = frozen;
            IssuedKey key;
            fleet.answering(still).freeze();
            try {
                key = fleet.issue(organization, "READ");
                await().atMost(PATIENCE).until(() -> applied(1 - still) >= key.position());
                assertThat(applied(still)).isLessThan(key.position());
                assertValid(1 - still, key);
            } finally {
                fleet.answering(still).thaw();
            }
            await().atMost(PATIENCE).until(() -> applied(still) >= key.position());
            await().atMost(PATIENCE).until(() -> fleet.answering(still).isReady());
            assertValid(still, key);
        }
    }

    private static void assertValid(int validator, IssuedKey key) {
        Answer verdict = fleet.verify(validator, key.secret(), "Keyledger-Min-Position", Long.toString(key.position()));
        assertThat(verdict.field("code")).as(verdict.text()).isEqualTo("VALID");
    }

    /** How far a validator is, by what deciding sides tell; its last start counts. */
    private static long applied(int validator) {
        Answer all = fleet.decide(0, "GET", "/v1/validators", "");
        return all.json()
                .path("validators")
                .valueStream()
                .filter(one -> one.path("name")
                        .asString()
                        .startsWith(fleet.answering(validator).name()))
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .path("applied")
                .asLong();
    }

    /** The projections that a process keeps. */
    private static Set<String> claims(FleetProcess process) throws SQLException {
        return Set.copyOf(fleet.database().read("""
                        select regexp_replace(processor, '-[ab]$', '') from projection.token
                         where owner like '%s%%'""".formatted(process.name())));
    }

    /** An answering side knows every fact once, and each key as it is. */
    private static void assertAllIsTold(int number) {
        History history = History.of(fleet);
        long head = history.facts().getLast().position();
        assertThat(pages(number, "/v1/audit", "entries", head))
                .extracting(entry -> entry.path("position").asLong())
                .filteredOn(position -> position <= head)
                .containsExactlyElementsOf(
                        history.facts().stream().map(Fact::position).toList());

        Instant before = Instant.now();
        List<JsonNode> keys = pages(number, "/v1/organizations/" + organization + "/keys", "keys", head);
        Instant after = Instant.now();
        assertThat(keys)
                .extracting(key -> key.path("keyId").asString())
                .containsExactlyElementsOf(history.issuedIn(organization));
        assertThat(keys)
                .allSatisfy(key -> assertThat(key.path("state").asString().replace("ACTIVE", "VALID"))
                        .isIn(history.verdict(current(key), head, before), history.verdict(current(key), head, after)));
    }

    private static Secret current(JsonNode key) {
        return new Secret(
                key.path("keyId").asString(), key.path("secretVersion").asInt(), "");
    }

    private static void awaitVerdicts(int validator, Diary diary) {
        long before = diary.heardFrom(validator);
        await().atMost(PATIENCE).until(() -> diary.heardFrom(validator) >= before + SOME);
    }

    private static List<JsonNode> pages(int number, String path, String what, long position) {
        List<JsonNode> found = new ArrayList<>();
        JsonNode page;
        String after = "";
        do {
            page = fleet.look(number, path + "?limit=1000" + after, position).json();
            page.path(what).forEach(found::add);
            after = "&after=" + page.path("next").asString("");
        } while (!page.path("next").isNull());
        return found;
    }
}
