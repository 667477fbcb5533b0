package io.keyledger.standalone.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.convert.DurationStyle;

/** How nginx treats the requests that it hands on. */
final class ProxyChecks {

    private static final String DEFAULTS =
            "http-api/src/main/resources/io/keyledger/http/keyledger-http-defaults.properties";

    private ProxyChecks() {}

    static List<Check> all() {
        return List.of(
                new Check("nginx has the blocks that are looked at and no others", ProxyChecks::blocks),
                new Check("nginx writes below /tmp alone, and no log of requests", ProxyChecks::writing),
                new Check("a side that moved is found again", ProxyChecks::moving),
                new Check(
                        "connections are kept shorter than sides keep them, and none to those who decide",
                        ProxyChecks::kept),
                new Check(
                        "sides are told who is connected to nginx, and nothing that a client says of that",
                        ProxyChecks::headers),
                new Check("a command is sent once, a verdict may be asked for again", ProxyChecks::again));
    }

    private static void blocks(Installation files) {
        assertThat(files.nginx().blocks()).containsExactlyInAnyOrder("events", "http");
        assertThat(files.nginx().blocks("http"))
                .containsExactlyInAnyOrder(
                        "upstream command_side",
                        "upstream query_side",
                        "upstream verdicts",
                        "upstream keycloak",
                        "map $request_method $uri $side",
                        "server");
        assertThat(files.nginx().blocks("http", "server"))
                .containsExactlyInAnyOrder(
                        "location ~ ^/v1/keys/verify(-batch)?$", "location /v1/", "location /realms/", "location /");
    }

    private static void writing(Installation files) {
        assertThat(files.nginx().lines()).containsExactlyInAnyOrder("pid /tmp/nginx.pid", "worker_processes auto");
        assertThat(files.nginx().lines("events")).containsExactly("worker_connections 1024");
        assertThat(files.nginx().lines("http"))
                .filteredOn(line -> !line.startsWith("resolver"))
                .containsExactlyInAnyOrder(
                        "access_log off",
                        "server_tokens off",
                        "client_body_temp_path /tmp/client",
                        "proxy_temp_path /tmp/proxy",
                        "fastcgi_temp_path /tmp/fastcgi",
                        "uwsgi_temp_path /tmp/uwsgi",
                        "scgi_temp_path /tmp/scgi",
                        "client_max_body_size 1m");
    }

    /** Asked of Docker's own server of names; without a zone no answer would be kept. */
    private static void moving(Installation files) {
        Nginx nginx = files.nginx();
        assertThat(nginx.lines("http")).contains("resolver 127.0.0.11 valid=2s ipv6=off", "resolver_timeout 2s");
        for (String upstream : List.of("command_side", "query_side", "verdicts", "keycloak")) {
            List<String> lines = nginx.lines("http", "upstream " + upstream);
            assertThat(lines).contains("zone " + upstream + " 64k");
            assertThat(lines)
                    .filteredOn(line -> line.startsWith("server "))
                    .containsExactlyInAnyOrderElementsOf(nginx.servers(upstream).stream()
                            .map(server -> "server " + server + " resolve"
                                    + (upstream.equals("verdicts") ? " max_fails=0" : ""))
                            .toList());
        }
    }

    private static void kept(Installation files) {
        assertThat(kept(files, "command_side")).isEmpty();
        assertThat(kept(files, "keycloak")).isEmpty();
        assertThat(kept(files, "query_side")).containsExactly("keepalive 32", "keepalive_timeout 40s");
        assertThat(kept(files, "verdicts")).containsExactly("keepalive 64", "keepalive_timeout 20s");
        assertThat(Duration.ofSeconds(40))
                .isLessThan(simple(Checkout.find(DEFAULTS, "^server.tomcat.keep-alive-timeout=(.*)$")));
        assertThat(Duration.ofSeconds(20))
                .isLessThan(Duration.parse(Checkout.find(
                        "query-side/src/main/java/io/keyledger/query/validation/VerdictPortProperties.java",
                        "@DefaultValue\\(\"(.*)\"\\) Duration idle")));
    }

    private static List<String> kept(Installation files, String upstream) {
        return files.nginx().lines("http", "upstream " + upstream).stream()
                .filter(line -> !line.startsWith("server ") && !line.startsWith("zone "))
                .toList();
    }

    private static void headers(Installation files) {
        assertThat(files.nginx().lines("http", "server"))
                .filteredOn(line -> !line.matches("(proxy_next_upstream|proxy_\\w+_timeout) .*"))
                .containsExactlyInAnyOrder(
                        "listen " + files.nginx().port(),
                        "proxy_http_version 1.1",
                        "proxy_set_header Connection ",
                        "proxy_set_header Host $http_host",
                        "proxy_set_header X-Forwarded-For $remote_addr",
                        "proxy_set_header X-Forwarded-Proto ",
                        "proxy_set_header X-Forwarded-Port ");
    }

    /** The wait for an answer is longer than whoever answers may wait, where waiting is what he is asked for. */
    private static void again(Installation files) {
        Nginx nginx = files.nginx();
        assertThat(nginx.lines("http", "server"))
                .contains("proxy_connect_timeout 2s", "proxy_read_timeout 30s", "proxy_next_upstream error timeout");
        assertThat(Duration.ofSeconds(30))
                .isGreaterThan(Duration.parse(Checkout.find(
                        "enforcement/src/main/java/io/keyledger/enforcement/EnforcementProperties.java",
                        "@DefaultValue\\(\"(.*)\"\\) Duration timeout")));
        assertThat(nginx.lines("http", "server", "location ~ ^/v1/keys/verify(-batch)?$"))
                .containsExactlyInAnyOrder(
                        "proxy_next_upstream error timeout http_503 non_idempotent",
                        "proxy_read_timeout 5s",
                        "proxy_pass http://$side");
        assertThat(Duration.ofSeconds(5))
                .isGreaterThan(Duration.parse(Checkout.find(
                        "query-side/src/main/java/io/keyledger/query/validation/ValidationProperties.java",
                        "@DefaultValue\\(\"(.*)\"\\) Duration maxWait")));
        assertThat(nginx.lines("http", "server", "location /v1/")).containsExactly("proxy_pass http://$side");
        assertThat(nginx.lines("http", "server", "location /realms/")).containsExactly("proxy_pass http://keycloak");
        assertThat(nginx.lines("http", "server", "location /")).containsExactly("return 404");
    }

    private static Duration simple(String text) {
        return DurationStyle.SIMPLE.parse(text);
    }
}
