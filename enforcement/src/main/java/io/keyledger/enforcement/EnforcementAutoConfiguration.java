package io.keyledger.enforcement;

import io.keyledger.eventstore.Head;
import io.keyledger.eventstore.database.Database;
import io.keyledger.eventstore.database.Schema;
import java.lang.management.ManagementFactory;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Brings the schema of the leases, and has a lease kept in each process that validates. */
@AutoConfiguration
class EnforcementAutoConfiguration {

    @Bean
    Schema enforcementSchema() {
        return new Schema("enforcement", "classpath:db/enforcement");
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean(AppliedPosition.class)
    @EnableConfigurationProperties(LeaseProperties.class)
    static class OfAValidator {

        private static final Clocks CLOCKS = new Clocks(System::nanoTime, System::currentTimeMillis);

        @Bean
        HeldLease validatorLease() {
            return new HeldLease(CLOCKS);
        }

        @Bean
        LeaseLifecycle validatorLeaseLifecycle(
                Database database,
                Head head,
                HeldLease held,
                ObjectProvider<AppliedPosition> validation,
                ObjectProvider<Enforcement> ofThisProcess,
                ValidatorKeys keys,
                LeaseProperties properties) {
            Enforcement enforcement = ofThisProcess.getIfAvailable();
            return new LeaseLifecycle(
                    new LeaseLifecycle.Parts(
                            LeaseConnections.of(database, properties.lease()),
                            head,
                            UUID::randomUUID,
                            CLOCKS,
                            enforcement == null ? () -> {} : enforcement::heard),
                    held,
                    validation::getObject,
                    new LeaseRenewal.Self(ManagementFactory.getRuntimeMXBean().getName(), properties.lease(), keys));
        }

        /** Its name is that of the health contributor: {@code validatorLease}. */
        @Bean
        ValidatorLeaseHealthIndicator validatorLeaseHealthIndicator(HeldLease lease) {
            return new ValidatorLeaseHealthIndicator(lease);
        }

        @Bean
        LeaseMetrics leaseMetrics(HeldLease lease) {
            return new LeaseMetrics(lease);
        }
    }
}
