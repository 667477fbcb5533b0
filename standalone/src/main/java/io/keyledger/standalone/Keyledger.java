package io.keyledger.standalone;

import io.keyledger.command.CommandSideConfiguration;
import io.keyledger.query.QuerySideConfiguration;
import io.keyledger.standalone.migration.MigrateEvents;
import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/** Keyledger in one process, and what else its jar can do. */
@SpringBootApplication
@Import({CommandSideConfiguration.class, QuerySideConfiguration.class})
class Keyledger {

    private static final int NOT_UNDERSTOOD = 2;

    static void main(String[] arguments) {
        String word = arguments.length == 0 || arguments[0].startsWith("--") ? "" : arguments[0];
        String[] others = word.isEmpty() ? arguments : Arrays.copyOfRange(arguments, 1, arguments.length);
        boolean help = Arrays.asList(others).contains("--help");
        switch (word) {
            case "" -> serve(help, arguments);
            case MigrateEvents.WORD -> MigrateEvents.run(help, others);
            default -> {
                System.err.println("Keyledger does not know \"" + word + "\"; --help says what it knows.");
                System.exit(NOT_UNDERSTOOD);
            }
        }
    }

    private static void serve(boolean help, String[] arguments) {
        if (help) {
            HelpText.print("keyledger");
        } else {
            SpringApplication.run(Keyledger.class, arguments);
        }
    }
}
