package io.keyledger.enforcement;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.enforcement.LeaseRenewal.Outcome;
import io.keyledger.enforcement.LeaseRenewal.Self;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A term counts from before its row is written: whoever finds that row too old knows that the term is over. */
class LeaseRenewalTest {

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final UUID INCARNATION = new UUID(1, 1);

    private final LeaseDatabase leases = new LeaseDatabase();
    private final List<String> steps = new ArrayList<>();
    private final Clocks clocks = new Clocks(() -> noted("clock", System.nanoTime()), System::currentTimeMillis);
    private final HeldLease held = new HeldLease(clocks);

    @Test
    void theTermOfOneWhoJoinsBeginsBeforeItsRowIsWritten() throws Exception {
        try (LeaseSession session = new LeaseSession(this::connection)) {
            assertThat(renewal(session).join(INCARNATION, held.generation())).isEqualTo(Outcome.EXTENDED);
        }
        assertThat(steps.getFirst()).isEqualTo("clock");
        assertThat(steps).contains("row");
    }

    @Test
    void theTermOfOneWhoRenewsBeginsBeforeItsRowIsWritten() throws Exception {
        try (LeaseSession session = new LeaseSession(leases.cable())) {
            assertThat(renewal(session).join(INCARNATION, held.generation())).isEqualTo(Outcome.EXTENDED);
        }
        steps.clear();
        try (LeaseSession session = new LeaseSession(this::connection)) {
            assertThat(renewal(session).renew(INCARNATION, held.generation())).isEqualTo(Outcome.EXTENDED);
        }
        assertThat(steps.getFirst()).isEqualTo("clock");
        assertThat(steps).contains("row");
    }

    private LeaseRenewal renewal(LeaseSession session) {
        return new LeaseRenewal(
                session,
                new FakeStore(7),
                new FakeValidation(7),
                held,
                clocks,
                new Self("validator", LEASE, LeaseDatabase.KEYS));
    }

    private Connection connection() throws SQLException {
        return noted("row", leases.cable().open());
    }

    private <T> T noted(String step, T value) {
        steps.add(step);
        return value;
    }
}
