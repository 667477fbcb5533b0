package io.keyledger.standalone.installation;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.standalone.installation.Compose.Service;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What outlives a container, and what of this checkout it reads. */
final class VolumeChecks {

    static final String DATA = "/var/lib/keyledger/data";
    static final String KEYS = "/var/lib/keyledger/keys";

    private static final List<String> SIDE = List.of("keyledger-keys:" + KEYS + ":ro");

    private static final Map<String, List<String>> MOUNTED = Map.of(
            "postgres",
            List.of("postgres-data:/var/lib/postgresql", "./docker/postgres:/docker-entrypoint-initdb.d:ro"),
            "axonserver",
            List.of("axonserver-data:/axonserver/data", "axonserver-events:/axonserver/events"),
            "keycloak",
            List.of(
                    "keycloak-data:/opt/keycloak/data",
                    "./docker/keycloak/start.sh:/opt/keyledger/start.sh:ro",
                    "./" + Realm.FILE + ":/opt/keycloak/data/import/keyledger-realm.json:ro"),
            "first-start",
            List.of("keyledger-data:" + DATA, "keyledger-keys:" + KEYS),
            "command-side-1",
            SIDE,
            "command-side-2",
            SIDE,
            "query-side-1",
            SIDE,
            "query-side-2",
            SIDE,
            "nginx",
            List.of("./" + Nginx.FILE + ":/etc/nginx/nginx.conf:ro"));

    private VolumeChecks() {}

    static List<Check> all() {
        return List.of(
                new Check("every service keeps its data and reads its files", VolumeChecks::mounted),
                new Check("what is mounted is there", VolumeChecks::exists));
    }

    private static void mounted(Installation files) {
        assertThat(files.compose().services())
                .allSatisfy(service -> assertThat(service.texts("volumes"))
                        .as(service.name())
                        .containsExactlyInAnyOrderElementsOf(MOUNTED.get(service.name())));
        assertThat(files.compose().service("keycloak").texts("entrypoint"))
                .containsExactly("bash", "/opt/keyledger/start.sh");
    }

    private static void exists(Installation files) {
        Set<String> volumes = new TreeSet<>();
        for (Service service : files.compose().services()) {
            for (String volume : service.texts("volumes")) {
                String from = volume.substring(0, volume.indexOf(':'));
                if (from.startsWith("./")) {
                    assertThat(Checkout.path(from)).as(service.name()).exists();
                } else {
                    volumes.add(from);
                }
            }
        }
        assertThat(files.compose().volumes().keySet())
                .extracting(Object::toString)
                .containsExactlyInAnyOrderElementsOf(volumes);
        assertThat(files.compose().volumes().values()).containsOnlyNulls();
    }
}
