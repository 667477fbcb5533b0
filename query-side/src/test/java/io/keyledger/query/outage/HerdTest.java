package io.keyledger.query.outage;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.events.OrganizationId;
import io.keyledger.events.Permission;
import io.keyledger.eventstore.testing.RowsRead;
import io.keyledger.query.testing.Client.Reply;
import io.keyledger.query.testing.Facts;
import io.keyledger.query.testing.Facts.TestKey;
import io.keyledger.query.testing.Installation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class HerdTest {

    private static final int WAITERS = 500;
    private static final int FACTS = 100;

    /** A statement that reads the state of a projection answers with one row. */
    private static final RowsRead states = new RowsRead("projection.state p\nleft join projection.applied l");

    @Configuration(proxyBeanMethods = false)
    static class Counted {

        @Bean
        static BeanPostProcessor counting() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource database ? states.through(database) : bean;
                }
            };
        }
    }

    @Test
    void manyVerdictsThatWaitForTheSameFactsShareTheirReading() throws Exception {
        try (Installation installation =
                        new Installation(List.of(Counted.class), "keyledger.validation.max-wait=PT60S");
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            Facts facts = installation.facts();
            OrganizationId organization = facts.register();
            List<TestKey> keys = facts.issueMany(organization, WAITERS);
            for (TestKey key : keys.subList(0, WAITERS / 2)) {
                facts.revoke(key);
            }
            assertThat(verify(installation, keys.getFirst()).code()).isEqualTo("REVOKED");
            assertThat(states.andReset()).as("what is counted is seen").isPositive();

            CountDownLatch start = new CountDownLatch(1);
            List<Future<Reply>> replies = new ArrayList<>();
            for (TestKey key : keys) {
                replies.add(clients.submit(() -> {
                    start.await();
                    return verify(installation, key);
                }));
            }
            start.countDown();
            for (int i = 0; i < FACTS; i++) {
                facts.issue(organization, Permission.READ);
            }
            for (int i = 0; i < WAITERS; i++) {
                Reply reply = replies.get(i).get();
                assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
                assertThat(reply.code()).isEqualTo(i < WAITERS / 2 ? "REVOKED" : "VALID");
            }
            assertThat(states.andReset()).isLessThan(WAITERS);
        }
    }

    private static Reply verify(Installation installation, TestKey key) {
        return installation
                .client()
                .verify(installation.validatorKey(), key.secret().reveal(), null);
    }
}
