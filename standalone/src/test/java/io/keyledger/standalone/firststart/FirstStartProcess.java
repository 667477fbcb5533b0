package io.keyledger.standalone.firststart;

import java.util.List;
import java.util.function.Consumer;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;

/** A Keyledger that ends at once, as if killed, after the step of the first start that is named by its first argument. */
final class FirstStartProcess {

    static final int KILLED = 99;

    private FirstStartProcess() {}

    public static void main(String[] arguments) throws ClassNotFoundException {
        System.setProperty("fatal", arguments[0]);
        Class<?>[] sources = {Class.forName("io.keyledger.standalone.Keyledger"), Fatal.class};
        SpringApplication.run(
                sources, List.of(arguments).subList(1, arguments.length).toArray(String[]::new));
    }

    /** No configuration to be found by scanning, which would end whichever program the tests start. */
    static final class Fatal {

        @Bean
        static Consumer<FirstStartStep> fatalStep() {
            FirstStartStep fatal = FirstStartStep.valueOf(System.getProperty("fatal"));
            return step -> {
                if (step == fatal) {
                    Runtime.getRuntime().halt(KILLED);
                }
            };
        }
    }
}
