package io.keyledger.standalone.installation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.Yaml;

/** {@code docker-compose.yml} as Compose would read it. */
final class Compose {

    private final Map<?, ?> file;

    Compose() {
        Map<?, ?> read = new Yaml().load(Checkout.text("docker-compose.yml"));
        this.file = read;
    }

    /** One service and what it is given. */
    record Service(String name, Map<?, ?> settings) {

        String text(String setting) {
            return String.valueOf(settings.get(setting));
        }

        Map<String, String> environment() {
            Map<String, String> variables = new LinkedHashMap<>();
            map(settings.get("environment")).forEach((name, text) -> variables.put(name.toString(), text.toString()));
            return variables;
        }

        /** The names of the secrets, by those of the files below {@code /run/secrets} that hold them. */
        Map<String, String> secrets() {
            Map<String, String> secrets = new LinkedHashMap<>();
            for (Object secret : list(settings.get("secrets"))) {
                if (secret instanceof Map<?, ?> named) {
                    secrets.put(String.valueOf(named.get("target")), String.valueOf(named.get("source")));
                } else {
                    secrets.put(secret.toString(), secret.toString());
                }
            }
            return secrets;
        }

        List<String> texts(String setting) {
            return list(settings.get(setting)).stream().map(Object::toString).toList();
        }

        /** What has to be the case with other services before this one starts. */
        Map<String, String> startsAfter() {
            Map<String, String> conditions = new LinkedHashMap<>();
            map(settings.get("depends_on"))
                    .forEach((other, how) ->
                            conditions.put(other.toString(), String.valueOf(map(how).get("condition"))));
            return conditions;
        }

        /** The jar that its image is made of, or empty if it is somebody else's image. */
        String jar() {
            Object jar = map(map(settings.get("build")).get("args")).get("APPLICATION");
            return jar == null ? "" : jar.toString();
        }

        boolean isOurs() {
            return !jar().isEmpty();
        }
    }

    Service service(String name) {
        Object settings = map(file.get("services")).get(name);
        if (settings == null) {
            throw new AssertionError("docker-compose.yml has no service " + name);
        }
        return new Service(name, map(settings));
    }

    List<Service> services() {
        return map(file.get("services")).keySet().stream()
                .map(name -> service(name.toString()))
                .toList();
    }

    /** The files of the secrets, by name. */
    Map<String, String> secretFiles() {
        Map<String, String> files = new LinkedHashMap<>();
        map(file.get("secrets"))
                .forEach((name, secret) ->
                        files.put(name.toString(), String.valueOf(map(secret).get("file"))));
        return files;
    }

    Set<?> volumes() {
        return map(file.get("volumes")).keySet();
    }

    private static Map<?, ?> map(@org.jspecify.annotations.Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<?> list(@org.jspecify.annotations.Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }
}
