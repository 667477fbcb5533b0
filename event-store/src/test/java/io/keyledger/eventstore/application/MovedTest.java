package io.keyledger.eventstore.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyledger.eventstore.Decisions;
import io.keyledger.eventstore.application.SmallApplication.Register;
import io.keyledger.eventstore.database.Database;
import io.keyledger.eventstore.migration.EnableEventMigration;
import io.keyledger.eventstore.migration.OldStore;
import io.keyledger.eventstore.testing.TestPostgres;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** No process begins with a PostgreSQL whose events lie elsewhere now. */
class MovedTest {

    private final Database database = TestPostgres.freshDatabase();

    @Test
    void whoeverBeginsWithAStoreThatWasLeftIsToldWhereItsEventsAreAndWhatToDo() {
        decide(1);

        toTheOldStore(store -> store.leaveFor("context default of Axon Server at there:8124"));

        assertThatThrownBy(this::start)
                .rootCause()
                .hasMessageMatching("The events of this installation moved to context default of Axon Server at"
                        + " there:8124 at [0-9T:.-]+Z: start this process with the profile axon-server,"
                        + " or, if what was decided there is to be lost,"
                        + " run migrate-events --keyledger\\.migration\\.go-back=true before\\.");
    }

    @Test
    void theStoreThatWasLeftForLastIsNamed() {
        decide(1);

        toTheOldStore(store -> store.leaveFor("the first place"));
        toTheOldStore(store -> store.leaveFor("the second place"));

        assertThatThrownBy(this::start).rootCause().hasMessageContaining("moved to the second place");
    }

    @Test
    void whoeverWentBackGoesOnWhereItWasLeft() {
        decide(1);
        toTheOldStore(store -> store.leaveFor("elsewhere"));

        toTheOldStore(OldStore::goBack);
        assertThat(decide(2)).isEqualTo(1);
        toTheOldStore(OldStore::goBack);
        assertThat(decide(3)).isEqualTo(2);
    }

    private long decide(int number) {
        try (ConfigurableApplicationContext application = start()) {
            return application
                    .getBean(Decisions.class)
                    .decide(new Register(SmallApplication.organization(number)), Map.of())
                    .position();
        }
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(SmallApplication.class)
                .web(WebApplicationType.NONE)
                .run(settings());
    }

    private void toTheOldStore(Consumer<OldStore> told) {
        try (ConfigurableApplicationContext migration = new SpringApplicationBuilder(Leaving.class)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .run(settings())) {
            told.accept(migration.getBean(OldStore.class));
        }
    }

    private String[] settings() {
        return new String[] {
            "--spring.datasource.url=" + database.url(),
            "--spring.datasource.username=" + database.application().username(),
            "--spring.datasource.password=" + database.application().password(),
            "--keyledger.database.owner-username=" + database.owner().username(),
            "--keyledger.database.owner-password=" + database.owner().password()
        };
    }

    @EnableEventMigration
    static class Leaving {}
}
