package io.keyledger.command.key;

import static io.keyledger.command.testing.KeyBuilder.ACME;
import static io.keyledger.command.testing.KeyBuilder.OTHERS;
import static io.keyledger.command.testing.KeyBuilder.OWNER;

import io.keyledger.command.authority.Authority;
import io.keyledger.command.naming.KeyNames;
import io.keyledger.command.naming.Name;
import io.keyledger.command.refusal.KeyNameInUse;
import io.keyledger.command.refusal.OrganizationUnknown;
import io.keyledger.command.refusal.RoleInsufficient;
import io.keyledger.command.testing.TestKeyring;
import io.keyledger.events.Actor;
import io.keyledger.events.KeyEvent;
import io.keyledger.events.KeyId;
import io.keyledger.events.KeyIssued;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.Role;
import io.keyledger.events.RotationPolicy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;

/** The harness in which a key is decided about: who may, which names are in use, and what time it is, are given. */
final class KeyLife {

    private KeyLife() {}

    static AggregateTestFixture<ApiKey> at(Instant now, Authority authority, KeyNames names) {
        AggregateTestFixture<ApiKey> fixture = new AggregateTestFixture<>(ApiKey.class);
        fixture.registerInjectableResource(authority);
        fixture.registerInjectableResource(names);
        fixture.registerInjectableResource(TestKeyring.keyring().binder());
        fixture.registerInjectableResource(Clock.fixed(now, ZoneOffset.UTC));
        return fixture;
    }

    /** How a key stands after these. */
    static KeyStanding standing(KeyIssued issued, KeyEvent... others) {
        KeyStanding standing = KeyStanding.of(issued);
        for (KeyEvent event : others) {
            standing = KeyHistory.after(standing, event);
        }
        return standing;
    }

    /** Knows two organizations, both with the same Owner and nobody else. */
    record OwnerOnly() implements Authority {

        @Override
        public RotationPolicy requireKeyManager(OrganizationId organization, Actor actor) {
            if (!List.of(ACME, OTHERS).contains(organization) || !actor.equals(OWNER)) {
                throw new OrganizationUnknown();
            }
            return RotationPolicy.USUAL;
        }

        @Override
        public void requireKeyEnder(OrganizationId organization, Actor actor) {
            requireKeyManager(organization, actor);
        }

        @Override
        public boolean isOperator(Actor actor) {
            return false;
        }

        @Override
        public boolean isOpen(OrganizationId organization) {
            return true;
        }

        @Override
        public void requireOperator(Actor actor) {
            throw new AssertionError("Managing keys is no operator's business");
        }
    }

    /** Knows everybody as an Auditor. */
    record AuditorsOnly() implements Authority {

        @Override
        public RotationPolicy requireKeyManager(OrganizationId organization, Actor actor) {
            throw new RoleInsufficient(Role.AUDITOR);
        }

        @Override
        public void requireKeyEnder(OrganizationId organization, Actor actor) {
            throw new RoleInsufficient(Role.AUDITOR);
        }

        @Override
        public boolean isOperator(Actor actor) {
            return false;
        }

        @Override
        public boolean isOpen(OrganizationId organization) {
            return true;
        }

        @Override
        public void requireOperator(Actor actor) {
            throw new RoleInsufficient(Role.AUDITOR);
        }
    }

    /** Remembers what was taken and freed. */
    record Remembered(List<String> said) implements KeyNames {

        Remembered() {
            this(new ArrayList<>());
        }

        @Override
        public void take(OrganizationId organization, Name name, KeyId key, Actor by, Instant at) {
            said.add("take " + organization + " " + name + " " + key + " " + by.subject() + " " + at);
        }

        @Override
        public void free(OrganizationId organization, String name, KeyId key, Actor by, Instant at) {
            said.add("free " + organization + " " + name + " " + key + " " + by.subject() + " " + at);
        }
    }

    /** Has every name in use. */
    record AllInUse() implements KeyNames {

        @Override
        public void take(OrganizationId organization, Name name, KeyId key, Actor by, Instant at) {
            throw new KeyNameInUse();
        }

        @Override
        public void free(OrganizationId organization, String name, KeyId key, Actor by, Instant at) {
            throw new AssertionError("Nothing is to be freed");
        }
    }
}
