package io.keyledger.standalone.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The dashboard and the alarms that an operator loads. */
public final class MonitoringFiles {

    private static final Path PLACE = Path.of("../monitoring");

    private MonitoringFiles() {}

    /** @param runbook where the manual says what to do */
    record Alarm(String name, Expression expression, String runbook) {}

    static List<Expression> dashboard() {
        return JsonMapper.shared().readTree(read("grafana-dashboard.json")).findValuesAsString("expr").stream()
                .map(Expression::new)
                .toList();
    }

    static List<Alarm> alarms() {
        Object file = new Yaml(new SafeConstructor(new LoaderOptions())).load(read("alerts.yml"));
        JsonNode groups = JsonMapper.shared().<JsonNode>valueToTree(file).get("groups");
        return groups.valueStream()
                .flatMap(group -> group.get("rules").valueStream())
                .map(rule -> new Alarm(
                        rule.get("alert").asString(),
                        new Expression(rule.get("expr").asString()),
                        rule.get("annotations").get("runbook").asString()))
                .toList();
    }

    /** Those of both. */
    public static List<Expression> expressions() {
        return Stream.concat(dashboard().stream(), alarms().stream().map(Alarm::expression))
                .toList();
    }

    private static String read(String file) {
        try {
            return Files.readString(PLACE.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
