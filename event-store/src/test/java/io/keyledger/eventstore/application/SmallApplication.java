package io.keyledger.eventstore.application;

import io.keyledger.events.Actor;
import io.keyledger.events.Fact;
import io.keyledger.events.MemberJoined;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.OrganizationRegistered;
import io.keyledger.events.Role;
import io.keyledger.events.SubjectId;
import io.keyledger.eventstore.OrganizationCommand;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Decides about organizations: they are registered once, and any number of members join. */
@SpringBootConfiguration
@EnableAutoConfiguration
class SmallApplication {

    static final Instant AT = Instant.parse("2026-03-01T09:30:00.123Z");
    private static final SubjectId ADA = new SubjectId("https://id.example", "ada");

    record Register(OrganizationId organization) implements OrganizationCommand {}

    record Join(OrganizationId organization, int members) implements OrganizationCommand {}

    /** Nothing but this organization's first member, if another organization has none yet. */
    record JoinUnlessOtherHasMembers(OrganizationId organization, OrganizationId other)
            implements OrganizationCommand {}

    static final class NoSuchOrganization extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    static final class Checked extends Exception {
        private static final long serialVersionUID = 1L;
    }

    record FailAfterwards(OrganizationId organization) implements OrganizationCommand {}

    /** What happens between a decision's look at the store and its events: nothing, unless a test says otherwise. */
    static final class Meanwhile {
        final AtomicReference<Runnable> happening = new AtomicReference<>(() -> {});

        void happens() {
            happening.get().run();
        }
    }

    @Bean
    Meanwhile meanwhile() {
        return new Meanwhile();
    }

    @Bean
    Handlers handlers(CommandBus commands, EventStore events, Meanwhile meanwhile) {
        return new Handlers(commands, events, meanwhile);
    }

    static final class Handlers {

        private final EventStore events;
        private final Meanwhile meanwhile;

        Handlers(CommandBus commands, EventStore events, Meanwhile meanwhile) {
            this.events = events;
            this.meanwhile = meanwhile;
            subscribe(commands, Register.class, this::handle);
            subscribe(commands, Join.class, this::handle);
            subscribe(commands, JoinUnlessOtherHasMembers.class, this::handle);
            subscribe(commands, FailAfterwards.class, this::handle);
        }

        private interface Handler<C> {
            Object handle(C command) throws Exception;
        }

        private static <C> void subscribe(CommandBus commands, Class<C> type, Handler<C> handler) {
            var registration = commands.subscribe(
                    type.getName(), (CommandMessage<?> message) -> handler.handle(type.cast(message.getPayload())));
            Objects.requireNonNull(registration);
        }

        private Object handle(Register command) {
            boolean isNew = last(command.organization) < 0;
            meanwhile.happens();
            if (isNew) {
                publish(command.organization, 0, registered(command.organization));
            }
            return isNew;
        }

        private Object handle(Join command) {
            long last = last(command.organization);
            if (last < 0) {
                throw new NoSuchOrganization();
            }
            meanwhile.happens();
            for (int i = 1; i <= command.members; i++) {
                publish(command.organization, last + i, joined(command.organization));
            }
            return last + command.members;
        }

        private Object handle(JoinUnlessOtherHasMembers command) {
            long last = last(command.organization);
            boolean otherHasMembers = last(command.other) > 0;
            meanwhile.happens();
            if (!otherHasMembers) {
                publish(command.organization, last + 1, joined(command.organization));
            }
            return !otherHasMembers;
        }

        private Object handle(FailAfterwards command) throws Checked {
            publish(command.organization, 0, registered(command.organization));
            throw new Checked();
        }

        private long last(OrganizationId organization) {
            DomainEventStream stream = events.readEvents(organization.text());
            long last = -1;
            while (stream.hasNext()) {
                last = stream.next().getSequenceNumber();
            }
            return last;
        }

        private void publish(OrganizationId organization, long sequence, Fact fact) {
            events.publish(new GenericDomainEventMessage<>("Organization", organization.text(), sequence, fact));
        }
    }

    static OrganizationId organization(int number) {
        return OrganizationId.of(new UUID(7, number));
    }

    private static OrganizationRegistered registered(OrganizationId organization) {
        return new OrganizationRegistered(organization, "Analytical Engines", Actor.person(ADA), AT);
    }

    private static MemberJoined joined(OrganizationId organization) {
        return new MemberJoined(organization, ADA, Role.MEMBER, Actor.person(ADA), AT);
    }
}
