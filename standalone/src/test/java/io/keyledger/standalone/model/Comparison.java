package io.keyledger.standalone.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.events.Actor;
import io.keyledger.events.Permission;
import io.keyledger.events.Role;
import io.keyledger.events.SubjectId;
import io.keyledger.standalone.model.Program.Answer;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the program answers, held against what the model says it must. */
final class Comparison {

    private static final List<@Nullable Permission> WANTED =
            Arrays.asList(null, Permission.READ, Permission.WRITE, Permission.WRITE_AND_OUTBOUND_CALLS);

    private final Program program;
    private final World world;
    private int verdicts;

    Comparison(Program program, World world) {
        this.program = program;
        this.world = world;
    }

    void everything() {
        world.keys().forEach(this::verdicts);
        world.keys().forEach(this::otherEnvironment);
        world.organizations.forEach(organization -> {
            inventory(organization);
            dueForRotation(organization);
            history(organization);
            members(organization);
            readers(organization);
        });
    }

    /** Every secret of the key that was ever shown; what the bearer wants to do changes from one to the next. */
    void verdicts(ModelKey key) {
        for (ModelSecret secret : key.secrets) {
            Permission needed = WANTED.get(verdicts % WANTED.size());
            verdicts++;
            assertThat(verdict(secret.text, needed))
                    .as("verdict on secret %d of %s at %s", secret.version, key.id, world.now())
                    .isEqualTo(Told.verdict(key, secret, needed, world.now()));
        }
    }

    private void otherEnvironment(ModelKey key) {
        assertThat(verdict(inTheOtherEnvironment(key.current().text), null))
                .as("verdict on the secret of %s with another environment", key.id)
                .isEqualTo(Map.of("valid", false, "code", "NOT_FOUND"));
    }

    private static String inTheOtherEnvironment(String secret) {
        return secret.contains("_live_") ? secret.replace("_live_", "_test_") : secret.replace("_test_", "_live_");
    }

    private Map<String, Object> verdict(String secret, @Nullable Permission needed) {
        Map<String, @Nullable Object> asked = new HashMap<>();
        asked.put("key", secret);
        asked.put("permission", needed);
        Answer answer = program.verify(asked);
        assertThat(answer.status()).as("status of a verdict").isEqualTo(200);
        return said(answer.body());
    }

    void row(ModelKey key) {
        assertThat(said(read(key.organization, "/keys/" + key.id)))
                .as("row of %s at %s", key.id, world.now())
                .isEqualTo(Told.row(key, world.now()));
    }

    void inventory(ModelOrganization organization) {
        Instant now = world.now();
        assertThat(list(read(organization, "/keys?limit=1000"), "keys"))
                .as("inventory of %s at %s", organization.id, now)
                .isEqualTo(organization.keys.stream()
                        .map(key -> Told.row(key, now))
                        .toList());
    }

    private void dueForRotation(ModelOrganization organization) {
        Instant now = world.now();
        assertThat(list(read(organization, "/keys?due=true"), "keys").stream().map(row -> row.get("keyId")))
                .as("keys of %s that are due at %s", organization.id, now)
                .isEqualTo(organization.keys.stream()
                        .filter(key -> Told.isDue(key, now))
                        .map(key -> key.id)
                        .toList());
    }

    private void history(ModelOrganization organization) {
        assertThat(entries(organization, "/audit?limit=1000"))
                .as("history of %s", organization.id)
                .isEqualTo(numbered(organization.history.all()));
        for (ModelKey key : organization.keys) {
            assertThat(entries(organization, "/keys/" + key.id + "/audit?limit=1000"))
                    .as("history of %s", key.id)
                    .isEqualTo(numbered(organization.history.of(key)));
        }
    }

    private List<Entry> entries(ModelOrganization organization, String path) {
        List<Map<String, Object>> entries = list(read(organization, path), "entries");
        assertThat(entries.stream().map(entry -> Long.valueOf(String.valueOf(entry.get("position")))))
                .as("positions of %s", path)
                .isSorted()
                .doesNotHaveDuplicates();
        return numbered(entries.stream().map(Comparison::entry).toList());
    }

    /** Names have ids that nobody can guess: each is told by the place of the first entry with it. */
    private static List<Entry> numbered(List<Entry> entries) {
        Map<Object, Object> places = new HashMap<>();
        return entries.stream()
                .map(entry -> new Entry(
                        entry.type(),
                        entry.key(),
                        entry.by(),
                        entry.at(),
                        new Change(
                                numbered(entry.change().before(), places),
                                numbered(entry.change().after(), places)),
                        entry.correlation()))
                .toList();
    }

    private static @Nullable Map<String, Object> numbered(
            @Nullable Map<String, Object> fields, Map<Object, Object> places) {
        if (fields == null) {
            return null;
        }
        Map<String, Object> numbered = new TreeMap<>(fields);
        numbered.computeIfPresent(
                ModelOrganization.NAME, (field, id) -> places.computeIfAbsent(id, first -> places.size()));
        return numbered;
    }

    private static Entry entry(Map<String, Object> entry) {
        Map<?, ?> actor = (Map<?, ?>) Objects.requireNonNull(entry.get("actor"));
        Object key = entry.get("keyId");
        return new Entry(
                String.valueOf(entry.get("type")).replaceFirst("^keyledger\\.", ""),
                key == null ? null : key.toString(),
                new Actor(
                        new SubjectId(String.valueOf(actor.get("issuer")), String.valueOf(actor.get("subject"))),
                        Actor.Kind.valueOf(String.valueOf(actor.get("kind"))),
                        through((Map<?, ?>) actor.get("through"))),
                Instant.parse(String.valueOf(entry.get("at"))),
                new Change(fields(entry.get("before")), fields(entry.get("after"))),
                String.valueOf(entry.get("correlationId")));
    }

    private static @Nullable SubjectId through(@Nullable Map<?, ?> system) {
        return system == null
                ? null
                : new SubjectId(String.valueOf(system.get("issuer")), String.valueOf(system.get("subject")));
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Map<String, Object> fields(@Nullable Object answered) {
        return answered == null ? null : said((Map<String, Object>) answered);
    }

    private void members(ModelOrganization organization) {
        Map<Object, Object> found = new HashMap<>();
        list(read(organization, "/members"), "members")
                .forEach(member -> found.put(member.get("subject"), member.get("role")));
        Map<Object, Object> expected = new HashMap<>();
        organization.members.forEach(
                (member, role) -> expected.put(member.subject().subject(), role.name()));
        assertThat(found).as("members of %s", organization.id).isEqualTo(expected);
    }

    private void readers(ModelOrganization organization) {
        for (Actor person : world.people) {
            Role role = organization.members.get(person);
            Answer answer = program.get(person, "/v1/organizations/" + organization.id);
            if (role == null || role == Role.MEMBER) {
                assertThat(answer.body().get("code"))
                        .as("what %s may read of %s as %s", person, organization.id, role)
                        .isEqualTo(role == null ? "NOT_FOUND" : "INSUFFICIENT_ROLE");
            } else {
                assertThat(said(answer.body()))
                        .as("what %s reads of %s as %s", person, organization.id, role)
                        .isEqualTo(Told.organization(organization));
            }
        }
    }

    private Map<String, Object> read(ModelOrganization organization, String path) {
        Answer answer = program.get(organization.owner(), "/v1/organizations/" + organization.id + path);
        assertThat(answer.status()).as("status of %s", path).isEqualTo(200);
        return answer.body();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Map<String, Object> answer, String name) {
        List<Map<String, Object>> rows = (List<Map<String, Object>>) Objects.requireNonNull(answer.get(name));
        return rows.stream().map(Comparison::said).toList();
    }

    /** Fields that are null say nothing. */
    private static Map<String, Object> said(Map<String, Object> answer) {
        Map<String, Object> said = new TreeMap<>(answer);
        said.values().removeIf(Objects::isNull);
        return said;
    }
}
