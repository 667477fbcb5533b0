package io.keyledger.standalone;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole program inside of the test's own process, for what can be seen from there only. */
public final class InProcess {

    private InProcess() {}

    public static ConfigurableApplicationContext start(String... arguments) {
        return SpringApplication.run(Keyledger.class, arguments);
    }
}
