package io.keyledger.standalone.installation;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How nginx shares requests out, from its configuration. */
record Nginx(List<Directive> directives) {

    static final String FILE = "docker/nginx/nginx.conf";

    private static final String HERE = "http://";
    private static final List<String> HTTP = List.of("http");
    private static final List<String> SERVER = List.of("http", "server");
    private static final List<String> ROUTES = List.of("http", "map $request_method $uri $side");

    static Nginx read() {
        return new Nginx(Directive.read(Checkout.text(FILE)));
    }

    /** What stands directly in a block, each block on the way to it by its words. */
    List<Directive> in(List<String> blocks) {
        List<Directive> inside = directives;
        for (String block : blocks) {
            inside = inside.stream()
                    .filter(directive -> directive.text().equals(block))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(FILE + " has no " + blocks))
                    .block();
        }
        return inside;
    }

    /** Those of a block that have none themselves. */
    List<String> lines(String... blocks) {
        return in(List.of(blocks)).stream()
                .filter(directive -> directive.block().isEmpty())
                .map(Directive::text)
                .toList();
    }

    List<String> blocks(String... blocks) {
        return in(List.of(blocks)).stream()
                .filter(directive -> !directive.block().isEmpty())
                .map(Directive::text)
                .toList();
    }

    /** Addresses, by the name under which they share what they get. */
    List<String> servers(String upstream) {
        return in(List.of("http", "upstream " + upstream)).stream()
                .filter(directive -> directive.name().equals("server"))
                .map(directive -> directive.words().get(1))
                .toList();
    }

    String port() {
        return only(in(SERVER), "listen");
    }

    /** Who gets a request: an upstream, or nobody where it is answered here, by this status. */
    String destination(String method, String path) {
        List<Directive> place = location(path).block();
        if (place.stream().anyMatch(directive -> directive.name().equals("return"))) {
            return only(place, "return");
        }
        String to = only(place, "proxy_pass");
        if (!to.startsWith(HERE)) {
            throw new AssertionError("nginx cannot pass anything to " + to);
        }
        String upstream = to.equals(HERE + "$side") ? side(method, path) : to.substring(HERE.length());
        in(Stream.concat(HTTP.stream(), Stream.of("upstream " + upstream)).toList());
        return upstream;
    }

    /** The first expression that fits, or else the longest beginning. */
    private Directive location(String path) {
        List<Directive> locations = in(SERVER).stream()
                .filter(directive -> directive.name().equals("location"))
                .toList();
        for (Directive location : locations) {
            if (location.words().size() == 3
                    && Pattern.compile(location.words().get(2)).matcher(path).find()) {
                return location;
            }
        }
        return locations.stream()
                .filter(location -> location.words().size() == 2)
                .filter(location -> path.startsWith(location.words().get(1)))
                .max((one, other) -> Integer.compare(
                        one.words().get(1).length(), other.words().get(1).length()))
                .orElseThrow(() -> new AssertionError("nginx looks for a file at " + path));
    }

    /** Likewise by the map: the first expression that finds itself in the request. */
    private String side(String method, String path) {
        List<Directive> routes = in(ROUTES);
        for (Directive route : routes) {
            if (route.name().startsWith("~")
                    && Pattern.compile(route.name().substring(1))
                            .matcher(method + " " + path)
                            .find()) {
                return route.words().get(1);
            }
        }
        return only(routes, "default");
    }

    private static String only(List<Directive> directives, String name) {
        return directives.stream()
                .filter(directive -> directive.name().equals(name))
                .map(directive -> directive.words().get(1))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nginx has no " + name + " there"));
    }

    List<Change<Nginx>> changes() {
        return Directive.changes(directives).stream()
                .map(change -> change.within(FILE, Nginx::new))
                .toList();
    }
}
