package io.keyledger.standalone.installation;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.standalone.installation.Compose.Service;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.util.unit.DataSize;

/** What a service may take, and what it may do. */
final class LimitChecks {

    private record Limits(String memory, String processors, String processes) {

        static Limits of(Service service) {
            return new Limits(service.text("mem_limit"), service.text("cpus"), service.text("pids_limit"));
        }
    }

    private static final Map<String, Limits> FOREIGN = Map.of(
            "postgres", new Limits("2g", "2", "512"),
            "axonserver", new Limits("1g", "2", "512"),
            "keycloak", new Limits("1g", "2", "512"),
            "nginx", new Limits("128m", "1", "128"));

    private static final Limits OURS = new Limits("1g", "1", "512");
    private static final String OPERATIONS = "docs/operations.md";

    private LimitChecks() {}

    static List<Check> all() {
        return List.of(
                new Check("every service is limited", LimitChecks::limited),
                new Check("no service may get more rights, and ours have none", LimitChecks::rights),
                new Check("ours and nginx write nothing but volumes and a small /tmp", LimitChecks::writing),
                new Check("a process fits beside its heap", LimitChecks::heap),
                new Check("PostgreSQL has a connection for whoever asks", LimitChecks::connections),
                new Check("nothing is published but on loopback", LimitChecks::ports),
                new Check("no service is told anything that no check knows", LimitChecks::nothingElse));
    }

    private static void limited(Installation files) {
        FOREIGN.forEach((name, limits) ->
                assertThat(Limits.of(files.compose().service(name))).isEqualTo(limits));
        assertThat(files.compose().ours())
                .allSatisfy(service -> assertThat(Limits.of(service)).isEqualTo(OURS));
        assertThat(files.compose().service("postgres").text("shm_size")).isEqualTo("256mb");
    }

    private static void rights(Installation files) {
        for (Service service : files.compose().services()) {
            assertThat(service.texts("security_opt")).as(service.name()).containsExactly("no-new-privileges:true");
            if (isClosed(service)) {
                assertThat(service.texts("cap_drop")).as(service.name()).containsExactly("ALL");
            }
        }
    }

    private static void writing(Installation files) {
        assertThat(files.compose().services()).filteredOn(LimitChecks::isClosed).allSatisfy(service -> {
            assertThat(service.text("read_only")).isEqualTo("true");
            assertThat(service.texts("tmpfs")).containsExactly("/tmp:size=64m,mode=1777");
        });
    }

    private static boolean isClosed(Service service) {
        return service.isOurs() || service.name().equals("nginx");
    }

    /** Beside the heap stands what docs/operations.md says that a process takes, and what lies in /tmp is memory as well. */
    private static void heap(Installation files) {
        long percentage = Long.parseLong(
                files.dockerfile().variable("JAVA_TOOL_OPTIONS").replaceAll(".*MaxRAMPercentage=(\\d+).*", "$1"));
        assertThat(Checkout.find(OPERATIONS, "gives the heap (\\d+) %")).isEqualTo(Long.toString(percentage));
        long rest = Long.parseLong(Checkout.find(OPERATIONS, "add (\\d+) MB for the rest of the process"));
        assertThat(files.compose().ours()).allSatisfy(service -> {
            long all = megabytes(service.text("mem_limit"));
            long temporary = megabytes(service.texts("tmpfs").getFirst().replaceAll(".*size=(\\w+).*", "$1"));
            assertThat(all - all * percentage / 100).isGreaterThanOrEqualTo(rest + temporary);
        });
    }

    private static long megabytes(String size) {
        return DataSize.parse(size.replace("g", "GB").replace("m", "MB")).toMegabytes();
    }

    /** Every pool at its fullest, twice while all are replaced, and some for people. */
    private static void connections(Installation files) {
        int pool = Integer.parseInt(Checkout.find(
                "event-store/src/main/java/io/keyledger/eventstore/database/DatabaseProperties.java",
                "@DefaultValue\\(\"(\\d+)\"\\) int connections"));
        int besides = Integer.parseInt(Checkout.find(OPERATIONS, "up to (\\d+) more of its own"));
        int generations = 2;
        int forPeople = 10;
        int all = generations * files.compose().ours().size() * (pool + besides) + forPeople;
        assertThat(files.compose().service("postgres").texts("command"))
                .containsExactly("postgres", "-c", "max_connections=" + all);
    }

    private static void ports(Installation files) {
        String nginx = files.nginx().port();
        for (Service service : files.compose().services()) {
            assertThat(service.texts("ports"))
                    .as(service.name())
                    .isEqualTo(
                            switch (service.name()) {
                                case "postgres" -> List.of("127.0.0.1:5432:5432");
                                case "nginx" -> List.of("127.0.0.1:8000:" + nginx);
                                default -> List.of();
                            });
        }
        assertThat(Checkout.text("README.md")).contains("`http://127.0.0.1:8000`");
        assertThat(Checkout.text(Compose.FILE)).contains("127.0.0.1:" + nginx + "/realms/");
    }

    private static void nothingElse(Installation files) {
        Map<String, Set<String>> besides = Map.of(
                "postgres",
                        Set.of(
                                "command",
                                "environment",
                                "secrets",
                                "ports",
                                "healthcheck",
                                "shm_size",
                                "stop_grace_period"),
                "axonserver", Set.of("hostname", "environment", "secrets", "healthcheck", "stop_grace_period"),
                "keycloak", Set.of("entrypoint", "environment", "secrets", "healthcheck"),
                "nginx", Set.of("ports", "healthcheck", "depends_on", "read_only", "tmpfs", "cap_drop"),
                "first-start", Set.of("entrypoint"));
        for (Service service : files.compose().services()) {
            Set<String> settings = new TreeSet<>(
                    Set.of("image", "volumes", "mem_limit", "cpus", "pids_limit", "security_opt", "restart"));
            settings.addAll(besides.getOrDefault(service.name(), Set.of()));
            if (service.isOurs()) {
                settings.addAll(Set.of(
                        "build",
                        "environment",
                        "secrets",
                        "depends_on",
                        "read_only",
                        "tmpfs",
                        "cap_drop",
                        "stop_grace_period"));
            }
            assertThat(service.settings().keySet())
                    .extracting(Object::toString)
                    .as(service.name())
                    .containsExactlyInAnyOrderElementsOf(settings);
        }
    }
}
