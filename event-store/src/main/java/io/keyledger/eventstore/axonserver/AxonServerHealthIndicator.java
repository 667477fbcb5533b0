package io.keyledger.eventstore.axonserver;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Not ready while Axon Server does not answer; says where it was looked for and what to do. Never blocks. */
final class AxonServerHealthIndicator implements HealthIndicator {

    private final AxonServerHeadListener listener;
    private final ServerName server;

    AxonServerHealthIndicator(AxonServerHeadListener listener, ServerName server) {
        this.listener = listener;
        this.server = server;
    }

    @Override
    public Health health() {
        return listener.hears()
                ? Health.up().withDetail("reachable", true).build()
                : Health.outOfService()
                        .withDetail("reachable", false)
                        .withDetail("reason", server.silent())
                        .build();
    }
}
