package io.keyledger.standalone.installation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How nginx shares requests out, from its configuration. */
final class Nginx {

    static final String FILE = "docker/nginx/nginx.conf";

    private static final Pattern UPSTREAM = Pattern.compile("upstream (\\w+) \\{([^}]*)}");
    private static final Pattern SERVER = Pattern.compile("server ([\\w.-]+:\\d+)[^;]*;");
    private static final Pattern MAP =
            Pattern.compile("map \"\\$request_method \\$uri\" \\$side \\{(.*?)\\n  }", Pattern.DOTALL);
    private static final Pattern ROUTE = Pattern.compile("\"~([^\"]+)\" (\\w+);");

    private final Map<String, List<String>> upstreams = new LinkedHashMap<>();
    private final Map<Pattern, String> routes = new LinkedHashMap<>();
    private final String otherwise;

    Nginx() {
        String text = Checkout.text(FILE);
        UPSTREAM.matcher(text)
                .results()
                .forEach(upstream -> upstreams.put(
                        upstream.group(1),
                        new ArrayList<>(SERVER.matcher(upstream.group(2))
                                .results()
                                .map(server -> server.group(1))
                                .toList())));
        Matcher map = MAP.matcher(text);
        if (!map.find()) {
            throw new AssertionError(FILE + " has no map of routes");
        }
        for (MatchResult route : ROUTE.matcher(map.group(1)).results().toList()) {
            routes.put(Pattern.compile(route.group(1)), route.group(2));
        }
        otherwise = Checkout.find(FILE, "default (\\w+);");
    }

    Map<String, List<String>> upstreams() {
        return upstreams;
    }

    /** Where a request goes: the first expression that finds itself in it. */
    String upstreamOf(String method, String path) {
        return routes.entrySet().stream()
                .filter(route -> route.getKey().matcher(method + " " + path).find())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(otherwise);
    }
}
