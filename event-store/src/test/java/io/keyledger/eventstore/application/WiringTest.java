package io.keyledger.eventstore.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keyledger.eventstore.Decisions;
import io.keyledger.eventstore.application.SmallApplication.Register;
import io.keyledger.eventstore.json.FactSerializer;
import io.keyledger.eventstore.testing.TestPostgres;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.axonframework.springboot.updates.UpdateCheckConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(classes = SmallApplication.class)
@DirtiesContext
class WiringTest {

    @Autowired
    private ConfigurableApplicationContext application;

    @Autowired
    private Serializer general;

    @Autowired
    @Qualifier("eventSerializer")
    private Serializer ofEvents;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        TestPostgres.properties(registry);
    }

    @Test
    void theStoreIsOurs() {
        assertThat(application.getBean(EventStore.class).getClass().getPackageName())
                .isEqualTo("io.keyledger.eventstore.engine");
        assertThat(application.getBean(EventStorageEngine.class).getClass().getPackageName())
                .isEqualTo("io.keyledger.eventstore.postgres");
    }

    @Test
    void theStoreTellsWhetherItIsReadyAndWhyNot() {
        HealthIndicator health = application.getBean("eventStoreHealthIndicator", HealthIndicator.class);
        await().until(() -> Objects.equals(
                health.health(),
                Health.up()
                        .withDetail("writes", true)
                        .withDetail("reachable", true)
                        .build()));

        SmartLifecycle store = application.getBean("eventStoreLifecycle", SmartLifecycle.class);
        store.stop();
        try {
            assertThat(health.health())
                    .isEqualTo(Health.outOfService()
                            .withDetail("writes", false)
                            .withDetail("reachable", false)
                            .build());
        } finally {
            store.start();
        }
    }

    @Test
    void transactionsAreSprings() {
        assertThat(application.getBeansOfType(TransactionManager.class).values())
                .singleElement()
                .isInstanceOf(SpringTransactionManager.class);
    }

    @Test
    void factsAreWrittenByTheFactSerializerAndAllElseByAxons() {
        assertThat(ofEvents).isInstanceOf(FactSerializer.class);
        assertThat(general).isInstanceOf(Jackson3Serializer.class).isNotInstanceOf(FactSerializer.class);
    }

    @Test
    void theGeneralSerializerReadsBackATokenWithinAToken() {
        TrackingToken token =
                ReplayToken.createReplayToken(new GlobalSequenceTrackingToken(41), new GlobalSequenceTrackingToken(3));

        SerializedObject<byte[]> written = general.serialize(token, byte[].class);

        assertThat(general.<byte[], TrackingToken>deserialize(written)).isEqualTo(token);
    }

    @Test
    void nothingAsksAxonsServersForAnything() {
        assertThat(application.getBean(UpdateCheckConfiguration.class).getDisabled())
                .isTrue();
        assertThat(List.of(application.getBeanDefinitionNames()))
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("axonserver"));
    }

    @Test
    void anApplicationThatWasStoppedGoesOnWhenStartedAgain() {
        Decisions decisions = application.getBean(Decisions.class);
        long before = decisions
                .decide(new Register(SmallApplication.organization(1)), Map.of())
                .position();

        application.stop();
        application.start();

        assertThat(decisions
                        .decide(new Register(SmallApplication.organization(2)), Map.of())
                        .position())
                .isEqualTo(before + 1);
    }

    @Test
    void thereIsOneOfEach() {
        assertThat(application.getBeansOfType(EventStorageEngine.class)).hasSize(1);
        assertThat(application.getBeansOfType(EventBus.class)).hasSize(1);
        assertThat(application.getBeansOfType(CommandBus.class).values())
                .singleElement()
                .isInstanceOf(SimpleCommandBus.class);
    }
}
