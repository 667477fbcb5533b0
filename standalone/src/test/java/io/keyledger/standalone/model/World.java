package io.keyledger.standalone.model;

import io.keyledger.events.Actor;
import io.keyledger.events.SubjectId;
import io.keyledger.standalone.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everybody and everything that a life is about. */
final class World {

    /** Of people who are members here and there; the last one is a member of nothing until somebody lets him join. */
    static final int PERSONS = 6;

    static final String ISSUER = "http://localhost:1";

    /** The one of them for whom a console acts, which has an issuer of its own. */
    private static final int THROUGH_CONSOLE = 1;

    private static final SubjectId CONSOLE = new SubjectId("http://localhost:2", "console");
    private static final Actor TIME = Actor.system(new SubjectId("keyledger", "scheduler"));

    final List<ModelOrganization> organizations = new ArrayList<>();

    /** Persons, and after them the program that operates the installation. */
    final List<Actor> people;

    private final TestClock clock;

    World(TestClock clock, String operator) {
        this.clock = clock;
        this.people = Stream.concat(
                        IntStream.range(0, PERSONS).mapToObj(World::named),
                        Stream.of(Actor.system(new SubjectId(ISSUER, operator))))
                .toList();
    }

    private static Actor named(int number) {
        SubjectId subject = new SubjectId(ISSUER, "person-" + number);
        return new Actor(subject, Actor.Kind.PERSON, number == THROUGH_CONSOLE ? CONSOLE : null);
    }

    Instant now() {
        return clock.instant();
    }

    Actor operator() {
        return people.getLast();
    }

    Actor person(int number) {
        return people.get(number % people.size());
    }

    ModelOrganization organization(int number) {
        return organizations.get(number % organizations.size());
    }

    List<ModelKey> keys() {
        return organizations.stream()
                .flatMap(organization -> organization.keys.stream())
                .toList();
    }

    void wait(Pause pause) {
        Instant now = now();
        Instant change = keys().stream()
                .flatMap(World::changes)
                .filter(at -> at.isAfter(now))
                .min(Comparator.naturalOrder())
                .orElse(now);
        Duration length = pause.at(now, change);
        if (length.isPositive()) {
            clock.forward(length);
        }
    }

    private static Stream<Instant> changes(ModelKey key) {
        return Stream.concat(
                        Stream.of(key.expiry, Told.due(key)),
                        key.secrets.stream().flatMap(World::changes))
                .filter(Objects::nonNull);
    }

    private static Stream<@Nullable Instant> changes(ModelSecret secret) {
        return Stream.of(secret.expiry, secret.end);
    }

    /** Something that time alone did to a key. */
    private record Due(Instant at, ModelKey key, boolean isExpiry) {}

    /** Whatever is new in any history came of this request. */
    void cameOf(String request) {
        organizations.forEach(organization -> organization.history.cameOf(request));
    }

    /** The longest due comes first; of two ends of a key at the same time the expiry is the one that is told. */
    void timeIsKept() {
        Instant now = now();
        keys().stream()
                .flatMap(World::dues)
                .filter(due -> !due.at().isAfter(now))
                .sorted(Comparator.comparing(Due::at)
                        .thenComparing(due -> due.key().id)
                        .thenComparing(due -> !due.isExpiry()))
                .forEach(due -> record(due, now));
    }

    private static Stream<Due> dues(ModelKey key) {
        Instant expiry = key.expiry;
        ModelSecret previous = key.previous();
        Instant end = previous == null || previous.retired ? null : previous.end;
        return Stream.of(
                        expiry == null ? null : new Due(expiry, key, true),
                        end == null ? null : new Due(end, key, false))
                .filter(Objects::nonNull);
    }

    private static void record(Due due, Instant now) {
        ModelKey key = due.key();
        if (key.revoked || key.expired || key.organization.isClosed()) {
            return;
        }
        if (due.isExpiry()) {
            key.organization.free(key, TIME, now);
            key.expired = true;
            String state = key.suspendedAt == null ? "ACTIVE" : "SUSPENDED";
            Change change = Change.of("state", state, "EXPIRED").and("expiredAt", due.at());
            key.happened("KeyExpired", TIME, now, change);
        } else {
            ModelSecret previous = Objects.requireNonNull(key.previous());
            previous.retired = true;
            key.happened("PreviousSecretRetired", TIME, now, Told.retired(previous, due.at(), "OVERLAP_ENDED"));
        }
    }
}
