package io.keyledger.enforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keyledger.eventstore.database.Figures;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Collection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ValidatorMetricsTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final LeaseDatabase leases = new LeaseDatabase();
    private final FakeStore store = new FakeStore(10);
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final ValidatorMetrics metrics = new ValidatorMetrics(leases.validators, store);
    private final Figures figures = metrics.figures();

    @BeforeEach
    void bind() {
        metrics.bindTo(meters);
    }

    @AfterEach
    void stop() {
        figures.stop();
    }

    private double of(String gauge, String validator) {
        Gauge found = meters.find("keyledger.validator." + gauge)
                .tag("validator", validator)
                .gauge();
        return found == null ? Double.NaN : found.value();
    }

    private Collection<Gauge> shown() {
        return meters.find("keyledger.validator.lag.facts").gauges();
    }

    private double alive() {
        return meters.get("keyledger.validators.alive").gauge().value();
    }

    @Test
    void eachValidatorIsShownAsItsLeaseTells() {
        leases.row(1, 10, LONG);
        leases.row(2, 7, LONG);
        leases.sql("update enforcement.validator_lease set renewed_at = clock_timestamp() - interval '5 seconds'"
                + " where name = 'validator 2'");
        figures.start();

        await().untilAsserted(() -> assertThat(alive()).isEqualTo(2));
        assertThat(of("lag.facts", "validator 1")).isZero();
        assertThat(of("lag.facts", "validator 2")).isEqualTo(3);
        assertThat(of("lease.seconds", "validator 2")).isEqualTo(60);
        assertThat(of("lease.age.seconds", "validator 1")).isBetween(0.0, 4.9);
        assertThat(of("lease.age.seconds", "validator 2")).isBetween(5.0, 30.0);
        assertThat(of("alive", "validator 2")).isEqualTo(1);
    }

    @Test
    void whoRanOutIsSeenAndWhoLeftIsNot() {
        leases.row(1, 10, LONG);
        leases.row(2, 10, LONG);
        figures.start();
        await().untilAsserted(() -> assertThat(alive()).isEqualTo(2));

        leases.sql("update enforcement.validator_lease set renewed_at = clock_timestamp() - interval '2 minutes'"
                + " where name = 'validator 1'");
        leases.sql("delete from enforcement.validator_lease where name = 'validator 2'");

        await().untilAsserted(() -> assertThat(alive()).isZero());
        assertThat(of("alive", "validator 1")).isZero();
        assertThat(of("lease.age.seconds", "validator 1") / of("lease.seconds", "validator 1"))
                .isGreaterThan(1);
        assertThat(shown()).hasSize(1);
    }

    @Test
    void ofTwoIncarnationsOfAProcessTheNewerIsShown() {
        leases.row(1, 3, LONG);
        leases.row(2, 9, LONG);
        leases.sql("update enforcement.validator_lease set name = 'one process'");
        figures.start();

        await().untilAsserted(() -> assertThat(alive()).isEqualTo(1));
        assertThat(of("lag.facts", "one process")).isEqualTo(1);
    }

    @Test
    void whatCannotBeReadIsNotShown() {
        leases.row(1, 10, LONG);
        figures.start();
        await().untilAsserted(() -> assertThat(shown()).hasSize(1));

        leases.asOwner("alter table enforcement.validator_lease rename to elsewhere");

        await().untilAsserted(() -> assertThat(shown()).isEmpty());
        assertThat(alive()).isNaN();
    }
}
