package io.keyledger.standalone.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.convert.DurationStyle;

/** In which order services start, and how they end. */
final class StartChecks {

    private static final String HEALTHY = "service_healthy";
    private static final Map<String, String> STORES =
            Map.of("postgres", HEALTHY, "axonserver", HEALTHY, "keycloak", HEALTHY);

    private StartChecks() {}

    static List<Check> all() {
        return List.of(
                new Check("nobody starts before those whom he needs", StartChecks::order),
                new Check("who ends is started again, and the first start only if it failed", StartChecks::again),
                new Check("whoever is stopped is given all the time that he may take", StartChecks::end));
    }

    private static void order(Installation files) {
        Compose compose = files.compose();
        assertThat(compose.service(Compose.FIRST_START).startsAfter()).isEqualTo(STORES);
        Map<String, String> side = new HashMap<>(STORES);
        side.put(Compose.FIRST_START, "service_completed_successfully");
        assertThat(compose.sides())
                .allSatisfy(service -> assertThat(service.startsAfter()).isEqualTo(side));
        Map<String, String> nginx = new HashMap<>(Map.of("keycloak", HEALTHY));
        Compose.SIDES.forEach(name -> nginx.put(name, HEALTHY));
        assertThat(compose.service("nginx").startsAfter()).isEqualTo(nginx);
    }

    private static void again(Installation files) {
        assertThat(files.compose().services())
                .allSatisfy(service -> assertThat(service.text("restart"))
                        .as(service.name())
                        .isEqualTo(service.name().equals(Compose.FIRST_START) ? "on-failure:3" : "unless-stopped"));
    }

    /** The largest that each may be, since the first is for operators to choose; stores that answer take the rest no longer. */
    private static void end(Installation files) {
        Duration drain =
                seconds("http-api/src/main/java/io/keyledger/http/HttpProperties.java", "ofSeconds\\((\\d+)\\)");
        Duration verdicts = seconds(
                        "query-side/src/main/java/io/keyledger/query/validation/VerdictPort.java", "PATIENCE = (\\d+);")
                .multipliedBy(2);
        Duration requests = seconds(
                "http-api/src/main/resources/io/keyledger/http/keyledger-http-defaults.properties",
                "^spring.lifecycle.timeout-per-shutdown-phase=(\\d+)s$");
        Duration all = drain.plus(verdicts).plus(requests).plus(Duration.ofSeconds(5));
        assertThat(files.compose().services())
                .filteredOn(service ->
                        service.isOurs() || List.of("postgres", "axonserver").contains(service.name()))
                .hasSize(7)
                .allSatisfy(service -> {
                    assertThat(service.text("stop_grace_period"))
                            .as(service.name())
                            .isEqualTo("1m");
                    assertThat(DurationStyle.SIMPLE.parse(service.text("stop_grace_period")))
                            .isGreaterThanOrEqualTo(all);
                });
    }

    private static Duration seconds(String file, String pattern) {
        return Duration.ofSeconds(Long.parseLong(Checkout.find(file, pattern)));
    }
}
