package io.keyledger.benchmarks;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Issues keys and revokes them, one after the other, each once the one before has been answered as enforced.
 *
 * <p>Arguments: the credentials file, how many to revoke in order to warm up, how many then. Prints one line for each thing
 * measured: what, how many, median, 99th percentile and longest in milliseconds.
 */
public final class EnforcementLoad {

    private final Admin admin;
    private final List<Long> enforcement = new ArrayList<>();
    private final List<Long> calls = new ArrayList<>();

    private EnforcementLoad(Admin admin) {
        this.admin = admin;
    }

    public static void main(String[] arguments) throws Exception {
        EnforcementLoad load = new EnforcementLoad(new Admin(Path.of(arguments[0])));
        load.run(Integer.parseInt(arguments[1]));
        load.enforcement.clear();
        load.calls.clear();
        load.run(Integer.parseInt(arguments[2]));
        System.out.println("what count p50_ms p99_ms max_ms");
        System.out.println(line("enforcement", load.enforcement));
        System.out.println(line("call", load.calls));
    }

    private void run(int many) throws IOException, InterruptedException {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            keys.add(issue());
        }
        for (String key : keys) {
            revoke(key);
        }
    }

    private String issue() throws IOException, InterruptedException {
        HttpResponse<String> issued = admin.issueOne(admin.organization());
        return Admin.field(Admin.require(issued, 201), "keyId");
    }

    private void revoke(String key) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        HttpResponse<String> revoked = admin.send(
                "POST",
                "/v1/organizations/" + admin.organization() + "/keys/" + key + "/revocation",
                "{\"reason\":\"SUPERSEDED\"}");
        calls.add(System.nanoTime() - begun);
        String answer = Admin.require(revoked, 200);
        if (!answer.matches("(?s).*\"validators\"\\s*:\\s*1\\b.*")) {
            throw new IllegalStateException("Not confirmed by one validator: " + answer);
        }
        enforcement.add(Duration.parse(Admin.field(answer, "elapsed")).toNanos());
    }

    private static String line(String what, List<Long> nanos) {
        Latencies latencies = Latencies.of(nanos);
        return String.format(
                Locale.ROOT,
                "%s %d %.2f %.2f %.2f",
                what,
                latencies.count(),
                latencies.percentile(0.5),
                latencies.percentile(0.99),
                latencies.percentile(1));
    }
}
