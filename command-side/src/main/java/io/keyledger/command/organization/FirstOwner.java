package io.keyledger.command.organization;

import io.keyledger.command.naming.Name;
import io.keyledger.command.refusal.Refusal;
import io.keyledger.events.Actor;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.SubjectId;
import io.keyledger.eventstore.Context;
import io.keyledger.eventstore.Decisions;
import io.keyledger.eventstore.GivenToNobody;
import io.keyledger.eventstore.StoreUnavailable;
import io.keyledger.http.CorrelationId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Registers the installation with its first Owner, if it has not been registered yet. Tries for as long as the store, or whoever
 * decides, is out of reach; of several processes that try one does it.
 */
final class FirstOwner implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(FirstOwner.class);
    private static final Name NAME = new Name("Installation");
    private static final Actor SETUP = Actor.system(new SubjectId("keyledger", "setup"));
    private static final Duration BEFORE_TRYING_AGAIN = Duration.ofSeconds(1);

    private final Decisions decisions;
    private final SubjectId owner;
    private @Nullable Thread trying;

    FirstOwner(Decisions decisions, SubjectId owner) {
        this.decisions = decisions;
        this.owner = owner;
    }

    @Override
    public synchronized void start() {
        trying = Thread.ofVirtual().name("keyledger-first-owner").start(this::untilDone);
    }

    private void untilDone() {
        try {
            while (!isDone()) {
                Thread.sleep(BEFORE_TRYING_AGAIN);
            }
        } catch (InterruptedException e) {
            log.debug("Stopped before the installation was registered", e);
        }
    }

    private boolean isDone() {
        try {
            decisions.decide(
                    new RegisterOrganization(OrganizationId.INSTALLATION, NAME, List.of(owner), SETUP),
                    Map.of(Context.CORRELATION_ID, CorrelationId.current()));
            log.info("{} at {} is an Owner of this installation", owner.subject(), owner.issuer());
        } catch (StoreUnavailable | GivenToNobody e) {
            log.warn("The installation could not be registered yet: {}", e.getMessage());
            return false;
        } catch (Refusal e) {
            log.info("keyledger.installation.first-owner is not looked at: {}", e.getMessage());
        } catch (RuntimeException e) {
            log.error("The installation could not be registered, so keyledger.installation.first-owner is not done", e);
        }
        return true;
    }

    @Override
    public synchronized void stop() {
        Thread stopped = trying;
        trying = null;
        if (stopped != null) {
            stopped.interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return trying != null;
    }
}
