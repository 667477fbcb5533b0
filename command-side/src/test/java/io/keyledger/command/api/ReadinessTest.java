package io.keyledger.command.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keyledger.command.testing.Answer;
import io.keyledger.command.testing.CommandSideTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;

class ReadinessTest extends CommandSideTest {

    @Autowired
    @Qualifier("eventStoreLifecycle")
    private SmartLifecycle store;

    @Test
    void aSideThatCannotStoreAnythingIsNotReadyAndSaysWhy() {
        await().until(() -> readiness().status() == 200);

        store.stop();
        try {
            Answer refused = readiness();
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.text()).contains("""
                            "eventStore":{"details":{"writes":false,"reachable":false},"status":"OUT_OF_SERVICE"}""");
        } finally {
            store.start();
        }
        await().until(() -> readiness().status() == 200);
    }

    private Answer readiness() {
        return raw("GET /actuator/health/readiness HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    }
}
