package io.keyledger.standalone.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.command.key.AmendKey;
import io.keyledger.command.key.EndOverlap;
import io.keyledger.command.key.ExpireKey;
import io.keyledger.command.key.IssueKey;
import io.keyledger.command.key.NewExpiry;
import io.keyledger.command.key.Overlap;
import io.keyledger.command.key.ResumeKey;
import io.keyledger.command.key.RetirePreviousSecret;
import io.keyledger.command.key.RevokeKey;
import io.keyledger.command.key.RotateKey;
import io.keyledger.command.key.SuspendKey;
import io.keyledger.command.naming.Comment;
import io.keyledger.command.naming.Name;
import io.keyledger.command.organization.ChangeMemberRole;
import io.keyledger.command.organization.CloseOrganization;
import io.keyledger.command.organization.JoinMember;
import io.keyledger.command.organization.RegisterOrganization;
import io.keyledger.command.organization.RemoveMember;
import io.keyledger.command.organization.RenameOrganization;
import io.keyledger.command.organization.SetRotationPolicy;
import io.keyledger.command.refusal.Refusal;
import io.keyledger.events.Actor;
import io.keyledger.events.Environment;
import io.keyledger.events.KeyId;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.Permission;
import io.keyledger.events.RevocationReason;
import io.keyledger.events.Role;
import io.keyledger.events.RotationPolicy;
import io.keyledger.events.SubjectId;
import io.keyledger.eventstore.Decisions;
import io.keyledger.secrets.SecretDigester;
import io.keyledger.secrets.SecretGenerator;
import io.keyledger.secrets.SecretText;
import io.keyledger.standalone.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A run of the program beside the model: each step is taken by both, and they must agree. */
final class TwoLives {

    /** One step; the numbers choose among what there is by then. */
    record Step(int deed, int one, int two, int three, int four) {}

    static final int DEEDS = 20;
    private static final Actor TIME = Actor.system(new SubjectId("keyledger", "scheduler"));
    private static final Duration[] SPANS = {
        Duration.ZERO,
        Duration.ofMillis(1),
        Duration.ofSeconds(1),
        Duration.ofHours(1),
        Duration.ofDays(2),
        Duration.ofDays(31)
    };

    final List<ModelKey> keys = new ArrayList<>();
    private final List<ModelOrganization> organizations = new ArrayList<>();
    private final Decisions decisions;
    private final SecretGenerator generator;
    private final SecretDigester digester;
    private final TestClock clock;
    private final Actor operator;

    TwoLives(Decisions decisions, SecretGenerator generator, SecretDigester digester, TestClock clock, Actor operator) {
        this.decisions = decisions;
        this.generator = generator;
        this.digester = digester;
        this.clock = clock;
        this.operator = operator;
        register();
        organizations.getFirst().members.put(1, Role.ADMIN);
        agree(null, new JoinMember(organizations.getFirst().id, person(1).subject(), Role.ADMIN, person(0)));
    }

    /** Takes one step in both. */
    void take(Step step) {
        ModelOrganization organization = organizations.get(step.one % organizations.size());
        int person = step.two % 5;
        switch (step.deed) {
            case 0, 1, 2 -> issue(organization, person, step);
            case 3, 4, 5 -> clock.forward(SPANS[step.three % SPANS.length]);
            case 6 -> timeIsKept();
            case 7 -> join(organization, person, step);
            case 8 -> changeRole(organization, person, step);
            case 9 -> remove(organization, person, step.three % 5);
            case 10 -> policy(organization, person, step);
            case 11 -> organizationItself(organization, person, step);
            default -> {
                if (!keys.isEmpty()) {
                    ofKey(keys.get(step.four % keys.size()), organization, person, step);
                }
            }
        }
    }

    private void register() {
        ModelOrganization organization = new ModelOrganization(OrganizationId.of(UUID.randomUUID()));
        agree(
                null,
                new RegisterOrganization(
                        organization.id, new Name("Acme"), List.of(person(0).subject()), operator));
        organizations.add(organization);
    }

    private void issue(ModelOrganization organization, int person, Step step) {
        Instant now = clock.instant();
        int span = step.three % (SPANS.length + 2);
        Instant expiry = span < SPANS.length ? now.plus(SPANS[span]) : null;
        String name = "name " + step.four % 4;
        String id = KeyId.of(UUID.randomUUID()).text();
        SecretText secret = generator.generate(Environment.LIVE);
        Permission permission = Permission.values()[step.two % 3];
        String refusal = organization.refusesChange(person);
        if (refusal == null && span == 0) {
            refusal = "ExpiryNotInTheFuture";
        }
        if (refusal == null && organization.names.containsKey(name)) {
            refusal = "KeyNameInUse";
        }
        agree(
                refusal,
                new IssueKey(
                        new KeyId(id),
                        organization.id,
                        new Name(name),
                        permission,
                        Environment.LIVE,
                        secret.prefix(),
                        digester.digest(secret),
                        expiry,
                        null,
                        person(person)));
        if (refusal == null) {
            ModelKey key = new ModelKey(id, organization, name, permission, expiry);
            key.secrets.add(new ModelKey.Secret(secret.reveal(), expiry));
            key.happened("KeyIssued");
            organization.names.put(name, id);
            keys.add(key);
        }
    }

    private void ofKey(ModelKey key, ModelOrganization other, int person, Step step) {
        ModelOrganization organization = step.one % 4 == 3 ? other : key.organization;
        String refusal = organization.refusesChange(person);
        if (refusal == null && organization != key.organization) {
            refusal = "KeyUnknown";
        }
        KeyId id = new KeyId(key.id);
        Actor by = person(person);
        Instant now = clock.instant();
        switch (step.deed) {
            case 12, 13 -> rotate(key, organization.id, refusal, by, step);
            case 14, 15 -> amend(key, organization.id, refusal, by, step);
            case 16 -> {
                refusal = refusal != null ? refusal : key.over(now);
                agree(refusal, new SuspendKey(id, organization.id, Comment.NONE, by));
                if (refusal == null && !key.suspended) {
                    key.suspended = true;
                    key.happened("KeySuspended");
                }
            }
            case 17 -> {
                refusal = refusal != null ? refusal : key.over(now);
                agree(refusal, new ResumeKey(id, organization.id, by));
                if (refusal == null && key.suspended) {
                    key.suspended = false;
                    key.happened("KeyResumed");
                }
            }
            case 18 -> {
                agree(refusal, new RetirePreviousSecret(id, organization.id, by));
                ModelKey.Secret previous = key.previous(now);
                if (refusal == null && previous != null && key.over(now) == null) {
                    retire(key, previous, now);
                }
            }
            default -> revoke(key, organization, person);
        }
    }

    private static void retire(ModelKey key, ModelKey.Secret secret, Instant end) {
        secret.retired = true;
        secret.end = end;
        key.happened("PreviousSecretRetired");
    }

    private void rotate(ModelKey key, OrganizationId organization, @Nullable String refused, Actor by, Step step) {
        Instant now = clock.instant();
        int span = step.three % (SPANS.length + 1);
        Duration asked = span < SPANS.length ? SPANS[span] : null;
        Duration overlap = asked == null ? key.organization.usualOverlap : asked;
        boolean retirePrevious = step.deed == 12;
        ModelKey.Secret previous = key.previous(now);
        String refusal = refused;
        if (refusal == null && asked != null && asked.compareTo(key.organization.longestOverlap) > 0) {
            refusal = "InvalidOverlap";
        }
        if (refusal == null) {
            refusal = key.over(now);
        }
        if (refusal == null && previous != null && !retirePrevious) {
            refusal = "PreviousSecretStillValid";
        }
        SecretText secret = generator.generate(Environment.LIVE);
        agree(
                refusal,
                new RotateKey(
                        new KeyId(key.id),
                        organization,
                        digester.digest(secret),
                        asked == null ? null : new Overlap(asked),
                        retirePrevious,
                        null,
                        by));
        if (refusal == null) {
            if (previous != null) {
                retire(key, previous, now);
            }
            ModelKey.Secret current = key.secrets.getLast();
            Instant end = now.plus(overlap);
            current.end = key.expiry != null && key.expiry.isBefore(end) ? key.expiry : end;
            current.retired = !current.end.isAfter(now);
            key.secrets.add(new ModelKey.Secret(secret.reveal(), key.expiry));
            key.happened("KeyRotated");
        }
    }

    private void amend(ModelKey key, OrganizationId organization, @Nullable String refused, Actor by, Step step) {
        Instant now = clock.instant();
        boolean renames = step.deed == 14;
        String name = (step.three % 2 == 0 ? "name " : "NAME ") + step.two % 4;
        int span = step.three % (SPANS.length + 1);
        Instant expiry = span < SPANS.length ? now.plus(SPANS[span]) : null;
        String refusal = refused != null ? refused : key.over(now);
        boolean changes = !java.util.Objects.equals(expiry, key.expiry);
        if (refusal == null && !renames && changes && span == 0) {
            refusal = "ExpiryNotInTheFuture";
        }
        String bearer = key.organization.names.get(name.toLowerCase(java.util.Locale.ROOT));
        if (refusal == null && renames && bearer != null && !bearer.equals(key.id)) {
            refusal = "KeyNameInUse";
        }
        agree(
                refusal,
                new AmendKey(
                        new KeyId(key.id),
                        organization,
                        renames ? new Name(name) : null,
                        renames ? null : new NewExpiry(expiry),
                        by));
        if (refusal != null) {
            return;
        }
        if (renames && !name.equals(key.name)) {
            key.organization.names.values().remove(key.id);
            key.organization.names.put(name.toLowerCase(java.util.Locale.ROOT), key.id);
            key.name = name;
            key.happened("KeyRenamed");
        } else if (!renames && changes) {
            ModelKey.Secret previous = key.previous(now);
            if (previous != null) {
                previous.expiry = expiry;
            }
            key.secrets.getLast().expiry = expiry;
            key.expiry = expiry;
            key.happened("KeyExpiryChanged");
        }
    }

    private void revoke(ModelKey key, ModelOrganization organization, int person) {
        String refusal = organization.refusesManager(person);
        if (refusal == null && organization != key.organization) {
            refusal = "KeyUnknown";
        }
        agree(
                refusal,
                new RevokeKey(
                        new KeyId(key.id), organization.id, RevocationReason.SUPERSEDED, Comment.NONE, person(person)));
        if (refusal == null && !key.revoked) {
            key.revoked = true;
            key.organization.names.values().remove(key.id);
            key.happened("KeyRevoked");
        }
    }

    private void timeIsKept() {
        Instant now = clock.instant();
        for (ModelKey key : keys) {
            OrganizationId organization = key.organization.id;
            agree(null, new EndOverlap(new KeyId(key.id), organization, TIME));
            boolean over = key.revoked || key.expired || key.organization.closed;
            if (!over && key.secrets.size() > 1) {
                ModelKey.Secret previous = key.secrets.get(key.secrets.size() - 2);
                if (!previous.retired && !previous.works(now)) {
                    previous.retired = true;
                    key.happened("PreviousSecretRetired");
                }
            }
            agree(null, new ExpireKey(new KeyId(key.id), organization, TIME));
            if (!over && key.over(now) != null) {
                key.expired = true;
                key.organization.names.values().remove(key.id);
                key.happened("KeyExpired");
            }
        }
    }

    private void join(ModelOrganization organization, int person, Step step) {
        int newcomer = step.three % 5;
        Role role = Role.values()[step.four % 4];
        Role held = organization.members.get(newcomer);
        String refusal = refusesConcerning(organization, person, role);
        if (refusal == null && organization.closed) {
            refusal = "OrganizationIsClosed";
        }
        if (refusal == null && held != null && held != role) {
            refusal = "MemberHasAnotherRole";
        }
        agree(refusal, new JoinMember(organization.id, person(newcomer).subject(), role, person(person)));
        if (refusal == null) {
            organization.members.put(newcomer, role);
        }
    }

    private static @Nullable String refusesConcerning(ModelOrganization organization, int person, Role role) {
        String refusal = organization.refusesManager(person);
        return refusal == null && role == Role.OWNER && organization.members.get(person) != Role.OWNER
                ? "OwnerRequired"
                : refusal;
    }

    private void changeRole(ModelOrganization organization, int person, Step step) {
        int member = step.three % 5;
        Role role = Role.values()[step.four % 4];
        Role held = organization.members.get(member);
        String refusal = refusesConcerning(organization, person, role);
        if (refusal == null && organization.closed) {
            refusal = "OrganizationIsClosed";
        }
        if (refusal == null) {
            refusal = held == null ? "MemberUnknown" : refusesConcerning(organization, person, held);
        }
        if (refusal == null && held != role && organization.isLastOwner(member)) {
            refusal = "LastOwner";
        }
        agree(refusal, new ChangeMemberRole(organization.id, person(member).subject(), role, person(person)));
        if (refusal == null) {
            organization.members.put(member, role);
        }
    }

    private void remove(ModelOrganization organization, int person, int member) {
        Role held = organization.members.get(member);
        String refusal;
        if (person != member) {
            refusal = refusesConcerning(organization, person, held == null ? Role.MEMBER : held);
        } else {
            refusal = held == null ? "OrganizationUnknown" : organization.isLastOwner(member) ? "LastOwner" : null;
        }
        agree(refusal, new RemoveMember(organization.id, person(member).subject(), person(person)));
        if (refusal == null) {
            organization.members.remove(member);
        }
    }

    private void policy(ModelOrganization organization, int person, Step step) {
        Duration overlap = SPANS[step.three % 4];
        String refusal = organization.refusesChange(person);
        agree(
                refusal,
                new SetRotationPolicy(
                        organization.id,
                        new RotationPolicy(Duration.ofDays(90), overlap, overlap.multipliedBy(2)),
                        person(person)));
        if (refusal == null) {
            organization.usualOverlap = overlap;
            organization.longestOverlap = overlap.multipliedBy(2);
        }
    }

    private void organizationItself(ModelOrganization organization, int person, Step step) {
        Role role = organization.members.get(person);
        String refusal = role == null ? "OrganizationUnknown" : role == Role.OWNER ? null : "OwnerRequired";
        switch (step.three % 6) {
            case 0 -> {
                agree(refusal, new CloseOrganization(organization.id, Comment.NONE, person(person)));
                organization.closed |= refusal == null;
            }
            case 1, 2 -> {
                refusal = refusal == null && organization.closed ? "OrganizationIsClosed" : refusal;
                agree(
                        refusal,
                        new RenameOrganization(organization.id, new Name("Acme " + step.four % 3), person(person)));
            }
            case 3 ->
                agree(
                        "OrganizationUnknown",
                        new RegisterOrganization(
                                OrganizationId.of(UUID.randomUUID()),
                                new Name("Mine"),
                                List.of(person(person).subject()),
                                person(person)));
            default -> register();
        }
    }

    private static Actor person(int number) {
        return Actor.person(new SubjectId("https://people.example", "person-" + number));
    }

    private void agree(@Nullable String refusal, Object command) {
        String answer = null;
        try {
            decisions.<@Nullable Object>decide(command, Map.of());
        } catch (Refusal refused) {
            answer = refused.getClass().getSimpleName();
        }
        assertThat(answer).as("%s at %s", command, clock.instant()).isEqualTo(refusal);
    }
}
