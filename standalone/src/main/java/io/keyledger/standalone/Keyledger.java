package io.keyledger.standalone;

import io.keyledger.command.CommandSideConfiguration;
import io.keyledger.query.QuerySideConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/** Keyledger in one process. */
@SpringBootApplication
@Import({CommandSideConfiguration.class, QuerySideConfiguration.class})
class Keyledger {

    static void main(String[] arguments) {
        SpringApplication.run(Keyledger.class, arguments);
    }
}
