package io.keyledger.standalone;

import java.util.List;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** Says which port is taken and which property chooses another. Comes before Spring Boot's own, vaguer analysis. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class PortTakenAnalyzer extends AbstractFailureAnalyzer<PortInUseException> {

    private static final List<String> PORTS = List.of("server.port", "keyledger.verdict.port");

    private final Environment environment;

    PortTakenAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, PortInUseException taken) {
        String sentence = "Port %d is taken by another program: stop that program, or choose a free port with %s"
                .formatted(taken.getPort(), propertyOf(taken.getPort()));
        return new FailureAnalysis(
                sentence + " (for example --%s=%d).".formatted(propertyOf(taken.getPort()), taken.getPort() + 1),
                null,
                rootFailure);
    }

    private String propertyOf(int port) {
        return PORTS.stream()
                .filter(property -> Integer.toString(port).equals(environment.getProperty(property)))
                .findFirst()
                .orElse("server.port");
    }
}
