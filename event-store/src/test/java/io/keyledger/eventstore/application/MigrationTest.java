package io.keyledger.eventstore.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyledger.eventstore.Context;
import io.keyledger.eventstore.Decisions;
import io.keyledger.eventstore.application.SmallApplication.Join;
import io.keyledger.eventstore.application.SmallApplication.Register;
import io.keyledger.eventstore.database.Database;
import io.keyledger.eventstore.migration.EmptyStore;
import io.keyledger.eventstore.migration.EnableEventMigration;
import io.keyledger.eventstore.migration.EventMigration;
import io.keyledger.eventstore.migration.Migrated;
import io.keyledger.eventstore.migration.MigrationProgress;
import io.keyledger.eventstore.migration.MigrationRefused;
import io.keyledger.eventstore.migration.OldStore;
import io.keyledger.eventstore.testing.AxonServerUnderTest;
import io.keyledger.eventstore.testing.TestPostgres;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Facts move from a real PostgreSQL to a real Axon Server. */
@ExtendWith(AxonServerUnderTest.class)
class MigrationTest {

    private static final int ORGANIZATIONS = 6;
    private static final int MEMBERS = 300;
    private static final int FACTS = ORGANIZATIONS * (MEMBERS + 1);

    private final Database database = TestPostgres.freshDatabase();

    @BeforeEach
    void anEmptyAxonServer() {
        AxonServerUnderTest.purge();
    }

    @Test
    void anApplicationGoesOnAtAxonServerWithEverythingItHadOnPostgresql() throws Exception {
        List<List<Object>> before;
        try (ConfigurableApplicationContext application = start(false)) {
            fill(application);
            before = facts(application);
        }
        assertThat(before).hasSize(FACTS);

        assertThatThrownBy(() -> migrate(new CutShort())).isInstanceOf(CutShort.Short.class);
        try (ConfigurableApplicationContext application = start(false)) {
            assertThat(facts(application))
                    .as("not left before everything is copied")
                    .isEqualTo(before);
        }
        Migrated rest = migrate(new Silent());
        assertThat(rest.facts()).isEqualTo(FACTS);
        assertThat(rest.copied()).isBetween(1L, FACTS - 1L);
        Migrated again = migrate(new Silent());
        assertThat(again).isEqualTo(new Migrated(FACTS, 0, rest.hash()));
        assertThatThrownBy(() -> start(false))
                .rootCause()
                .hasMessageStartingWith("The events of this installation moved to context default of Axon Server at "
                        + AxonServerUnderTest.address().orElseThrow());

        try (ConfigurableApplicationContext application = start(true)) {
            assertThat(facts(application)).isEqualTo(before);
            Decisions decisions = application.getBean(Decisions.class);
            assertThat(decisions
                            .<Long>decide(new Join(SmallApplication.organization(1), 2), Map.of())
                            .outcome())
                    .isEqualTo(MEMBERS + 2);
            assertThat(decisions
                            .<Boolean>decide(new Register(SmallApplication.organization(2)), Map.of())
                            .outcome())
                    .isFalse();
        }
        assertThatThrownBy(() -> migrate(new Silent()))
                .isInstanceOf(MigrationRefused.class)
                .hasMessageContaining("it is in use");
    }

    @Test
    void nothingIsCopiedWhileAnApplicationUsesPostgresql() {
        try (ConfigurableApplicationContext application = start(false)) {
            fill(application);

            assertThatThrownBy(() -> migrate(new Silent()))
                    .rootCause()
                    .isInstanceOf(MigrationRefused.class)
                    .hasMessageContaining("Keyledger is still using this database")
                    .hasMessageContaining("Stop all its processes");
        }
    }

    @Test
    void whatDiffersIsFoundByReadingBothFromTheBeginning() throws Exception {
        try (ConfigurableApplicationContext application = start(false)) {
            fill(application);
        }
        assertThatThrownBy(() -> migrate(new CutShort())).isInstanceOf(CutShort.Short.class);
        try (Connection attacker = TestPostgres.superuser(database)) {
            attacker.createStatement()
                    .execute("set session_replication_role = replica; update eventstore.event"
                            + " set metadata = '{\"correlationId\": \"another\"}' where position = 7");
        }

        assertThatThrownBy(() -> migrate(new Silent()))
                .isInstanceOf(MigrationRefused.class)
                .hasMessageContaining("does not hold what PostgreSQL holds");
        start(false).close();
    }

    private static void fill(ConfigurableApplicationContext application) {
        Decisions decisions = application.getBean(Decisions.class);
        for (int number = 0; number < ORGANIZATIONS; number++) {
            Map<String, String> context = Map.of(Context.CORRELATION_ID, "c-" + number, Context.IDEMPOTENCY_KEY, "i");
            decisions.decide(new Register(SmallApplication.organization(number)), context);
            decisions.decide(new Join(SmallApplication.organization(number), MEMBERS), context);
        }
    }

    /** Everything about each that a reader can see. */
    private static List<List<Object>> facts(ConfigurableApplicationContext application) throws Exception {
        List<List<Object>> found = new ArrayList<>();
        try (BlockingStream<TrackedEventMessage<?>> stream =
                application.getBean(EventStore.class).openStream(null)) {
            while (found.size() < FACTS) {
                assertThat(stream.hasNextAvailable(10, TimeUnit.SECONDS)).isTrue();
                TrackedEventMessage<?> fact = stream.nextAvailable();
                DomainEventMessage<?> event = (DomainEventMessage<?>) fact;
                found.add(List.of(
                        fact.trackingToken().position().orElseThrow(),
                        fact.getIdentifier(),
                        fact.getTimestamp(),
                        fact.getPayload(),
                        Map.copyOf(fact.getMetaData()),
                        event.getAggregateIdentifier(),
                        event.getType(),
                        event.getSequenceNumber()));
            }
        }
        return found;
    }

    private ConfigurableApplicationContext start(boolean onAxonServer) {
        return new SpringApplicationBuilder(SmallApplication.class)
                .web(WebApplicationType.NONE)
                .run(settings("--axon.axonserver.enabled=" + onAxonServer));
    }

    private Migrated migrate(MigrationProgress progress) {
        try (ConfigurableApplicationContext migration = new SpringApplicationBuilder(Moving.class)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .run(settings())) {
            return new EventMigration(migration.getBean(OldStore.class), migration.getBean(EmptyStore.class), progress)
                    .run();
        }
    }

    private String[] settings(String... more) {
        return Stream.of(
                        Stream.of(more),
                        AxonServerUnderTest.access().stream().map(setting -> "--" + setting),
                        Stream.of(
                                "--spring.datasource.url=" + database.url(),
                                "--spring.datasource.username="
                                        + database.application().username(),
                                "--spring.datasource.password="
                                        + database.application().password(),
                                "--keyledger.database.owner-username="
                                        + database.owner().username(),
                                "--keyledger.database.owner-password="
                                        + database.owner().password(),
                                "--axon.axonserver.servers="
                                        + AxonServerUnderTest.address().orElseThrow()))
                .flatMap(Function.identity())
                .toArray(String[]::new);
    }

    @EnableEventMigration
    static class Moving {}

    private static class Silent implements MigrationProgress {

        @Override
        public void begins(String what, long facts) {}

        @Override
        public void advances(long facts) {}

        @Override
        public void ends() {}
    }

    /** Ends as a process does that is killed once it has copied something. */
    private static final class CutShort extends Silent {

        static final class Short extends RuntimeException {
            private static final long serialVersionUID = 1L;
        }

        @Override
        public void advances(long facts) {
            throw new Short();
        }
    }
}
