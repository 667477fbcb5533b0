package io.keyledger.eventstore.axonserver;

import io.keyledger.events.OrganizationId;
import io.keyledger.eventstore.OrganizationCommand;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Lets the commands of one organization that come to this process be decided one after the other, since their turns would make
 * all but one of them be decided in vain. That no two processes decide in the same turn is the store's part. Thread-safe.
 */
final class OrderOfOrganizations implements MessageHandlerInterceptor<CommandMessage<?>> {

    private static final int LOCKS = 4096;

    private final ReentrantLock[] locks =
            Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(ReentrantLock[]::new);
    private final Turns turns;

    OrderOfOrganizations(Turns turns) {
        this.turns = turns;
    }

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unit, InterceptorChain chain) throws Exception {
        OrganizationId organization = organization(unit.getMessage());
        ReentrantLock lock = locks[Math.floorMod(organization.hashCode(), LOCKS)];
        lock.lock();
        unit.onCleanup(ended -> lock.unlock());
        turns.await(organization);
        return chain.proceed();
    }

    /** @throws IllegalArgumentException for a command of no organization */
    static OrganizationId organization(CommandMessage<?> command) {
        if (command.getPayload() instanceof OrganizationCommand of) {
            return of.organization();
        }
        throw new IllegalArgumentException(command.getCommandName() + " is no command of an organization");
    }
}
