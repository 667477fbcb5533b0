package io.keyledger.standalone.migration;

import io.keyledger.eventstore.migration.EmptyStore;
import io.keyledger.eventstore.migration.EnableEventMigration;
import io.keyledger.eventstore.migration.EventMigration;
import io.keyledger.eventstore.migration.Migrated;
import io.keyledger.eventstore.migration.OldStore;
import io.keyledger.standalone.HelpText;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/**
 * {@code migrate-events}. Not a configuration that a scan of this application would find, since it wires two stores and nothing
 * of what serves.
 */
@EnableEventMigration
@ComponentScan({"io.keyledger.standalone.data", "io.keyledger.standalone.postgres"})
public class MigrateEvents {

    public static final String WORD = "migrate-events";

    /** Returns when both stores hold the same, and throws otherwise. */
    public static void run(boolean help, String[] arguments) {
        if (help) {
            HelpText.print(WORD);
            return;
        }
        new SpringApplicationBuilder(MigrateEvents.class)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .properties(Map.of("keyledger.first-start", "false"))
                .run(arguments)
                .close();
    }

    @Bean
    ApplicationRunner migration(
            OldStore from, ObjectProvider<EmptyStore> to, @Value("${keyledger.migration.go-back:false}") boolean back) {
        return arguments -> {
            if (back) {
                goBack(from);
            } else {
                copy(from, to.getObject());
            }
        };
    }

    private static void copy(OldStore from, EmptyStore to) {
        System.out.println("From " + from.name() + " to the " + to.name());
        Migrated migrated = new EventMigration(from, to, new ProgressOnTerminal()).run();
        System.out.printf(
                "Both hold the same %,d events, %,d of them copied now. SHA-256 over all: %s%n",
                migrated.facts(), migrated.copied(), migrated.hash());
        System.out.println(
                "No process begins with " + from.name() + " any more; start each with the profile axon-server");
    }

    private static void goBack(OldStore from) {
        from.goBack();
        System.out.printf("Processes begin with the %,d events of %s again%n", from.head() + 1, from.name());
    }
}
