package io.keyledger.command.organization;

import static io.keyledger.command.testing.KeyBuilder.ACME;
import static io.keyledger.command.testing.KeyBuilder.NOW;
import static io.keyledger.command.testing.KeyBuilder.OWNER;

import io.keyledger.command.authority.Authority;
import io.keyledger.command.refusal.OrganizationUnknown;
import io.keyledger.command.request.RequestId;
import io.keyledger.events.Actor;
import io.keyledger.events.MemberJoined;
import io.keyledger.events.OrganizationEvent;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.OrganizationRegistered;
import io.keyledger.events.Role;
import io.keyledger.events.RotationPolicy;
import io.keyledger.events.SubjectId;
import io.keyledger.eventstore.Context;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.test.aggregate.AggregateTestFixture;

/** The harness in which an organization is decided about; the actor called operator runs the installation. */
final class OrganizationLife {

    static final Actor OPERATOR = Actor.system(new SubjectId("https://issuer.example", "operator"));
    static final OrganizationRegistered REGISTERED = new OrganizationRegistered(ACME, "Acme", OPERATOR, NOW);
    static final MemberJoined OWNER_JOINED = new MemberJoined(ACME, OWNER.subject(), Role.OWNER, OPERATOR, NOW);

    private OrganizationLife() {}

    static AggregateTestFixture<Organization> fixture() {
        AggregateTestFixture<Organization> fixture = new AggregateTestFixture<>(Organization.class);
        fixture.registerInjectableResource(new OneOperator());
        fixture.registerInjectableResource(Clock.fixed(NOW, ZoneOffset.UTC));
        return fixture;
    }

    /** Somebody known by the role. */
    static SubjectId subject(Role role) {
        return new SubjectId("https://issuer.example", role.name().toLowerCase(Locale.ROOT));
    }

    static MemberJoined joined(SubjectId member, Role role) {
        return new MemberJoined(ACME, member, role, OWNER, NOW);
    }

    /** The event, as a request with a name leads to it. */
    static EventMessage<OrganizationEvent> named(OrganizationEvent event, RequestId request) {
        return new GenericEventMessage<>(
                event, Map.of(Context.IDEMPOTENCY_KEY, request.key(), Context.REQUEST_DIGEST, request.digest()));
    }

    record OneOperator() implements Authority {

        @Override
        public RotationPolicy requireKeyManager(OrganizationId organization, Actor actor) {
            throw new AssertionError("No key is managed here");
        }

        @Override
        public void requireKeyEnder(OrganizationId organization, Actor actor) {
            throw new AssertionError("No key is ended here");
        }

        @Override
        public boolean isOperator(Actor actor) {
            return actor.equals(OPERATOR);
        }

        @Override
        public boolean isOpen(OrganizationId organization) {
            throw new AssertionError("Nothing happens by time here");
        }

        @Override
        public void requireOperator(Actor actor) {
            if (!actor.equals(OPERATOR)) {
                throw new OrganizationUnknown();
            }
        }
    }
}
