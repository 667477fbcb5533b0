package io.keyledger.standalone.installation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/** {@code docker-compose.yml} as Compose would read it. */
record Compose(Map<?, ?> file) {

    static final String FIRST_START = "first-start";
    static final List<String> SIDES = List.of("command-side-1", "command-side-2", "query-side-1", "query-side-2");

    static final String FILE = "docker-compose.yml";

    static Compose read() {
        Map<?, ?> read = new Yaml().load(Checkout.text(FILE));
        return new Compose(read);
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
            return SIDES.contains(name) || name.equals(FIRST_START);
        }

        /** The module of the application in it. */
        String module() {
            return name.equals(FIRST_START) ? "standalone" : name.substring(0, name.lastIndexOf('-'));
        }
    }

    Service service(String name) {
        Object settings = map(file.get("services")).get(name);
        if (settings == null) {
            throw new AssertionError(FILE + " has no service " + name);
        }
        return new Service(name, map(settings));
    }

    List<Service> services() {
        return map(file.get("services")).keySet().stream()
                .map(name -> service(name.toString()))
                .toList();
    }

    List<Service> ours() {
        return services().stream().filter(Service::isOurs).toList();
    }

    List<Service> sides() {
        return SIDES.stream().map(this::service).toList();
    }

    String variable(String service, String name) {
        return String.valueOf(service(service).environment().get(name));
    }

    /** The files of the secrets, by name. */
    Map<String, String> secretFiles() {
        Map<String, String> files = new LinkedHashMap<>();
        map(file.get("secrets"))
                .forEach((name, secret) ->
                        files.put(name.toString(), String.valueOf(map(secret).get("file"))));
        return files;
    }

    Map<?, ?> volumes() {
        return map(file.get("volumes"));
    }

    /** Anchors stand under names of their own, and what refers to them has been read with them. */
    List<Change<Compose>> changes() {
        Map<Object, Object> given = new LinkedHashMap<>(file);
        given.keySet().removeIf(name -> name.toString().startsWith("x-"));
        return Changes.ofTree(given).stream()
                .map(change -> change.within(FILE, tree -> new Compose(map(tree))))
                .toList();
    }

    private static Map<?, ?> map(@org.jspecify.annotations.Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<?> list(@org.jspecify.annotations.Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }
}
