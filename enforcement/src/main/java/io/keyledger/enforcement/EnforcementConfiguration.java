package io.keyledger.enforcement;

import io.keyledger.eventstore.Head;
import io.keyledger.eventstore.database.Database;
import io.keyledger.eventstore.database.Figures;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a process needs that takes validity away; imported by whoever does. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EnforcementProperties.class)
public class EnforcementConfiguration {

    /** After so long without an answer the wake-up is sought anew. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Bean
    Validators validators(DataSource database) {
        return new Validators(database);
    }

    @Bean
    Enforcement enforcement(
            Validators validators,
            Database database,
            Clock clock,
            EnforcementProperties properties,
            ObjectProvider<MeterRegistry> meters) {
        return new Enforcement(
                new LeaseWatch(validators, LeaseWatch.SAFETY_NET),
                LeaseConnections.of(database, PATIENCE),
                clock,
                properties.timeout(),
                new EnforcementTimes(meters.getIfAvailable(SimpleMeterRegistry::new)));
    }

    @Bean
    ValidatorMetrics validatorMetrics(Validators validators, Head head) {
        return new ValidatorMetrics(validators, head);
    }

    @Bean
    Figures validatorFigures(ValidatorMetrics metrics) {
        return metrics.figures();
    }
}
