package io.keyledger.benchmarks;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * Issues keys, in turn, in an organization that was just registered and in one whose members changed many times.
 *
 * <p>Arguments: the credentials file, the number of member changes, the number of keys issued in each. Prints one line for
 * each organization: which, keys, median and 99th percentile in milliseconds, errors.
 */
public final class LargeOrganization {

    private static final int WARM_UP = 500;

    private final Admin admin;

    private LargeOrganization(Admin admin) {
        this.admin = admin;
    }

    public static void main(String[] arguments) throws Exception {
        LargeOrganization measured = new LargeOrganization(new Admin(Path.of(arguments[0])));
        measured.run(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
    }

    private void run(int changes, int keys) throws IOException, InterruptedException {
        String fresh = register("Fresh");
        String large = register("Large");
        change(large, changes);
        measure(fresh, large, WARM_UP);
        List<List<Long>> nanos = measure(fresh, large, keys);
        System.out.println("organization keys p50_ms p99_ms errors");
        System.out.println(line("fresh", nanos.get(0), keys));
        System.out.println(line("large", nanos.get(1), keys));
    }

    private String register(String name) throws IOException, InterruptedException {
        String owner = "{\"issuer\":\"" + admin.claim("iss") + "\",\"subject\":\"" + admin.claim("sub") + "\"}";
        HttpResponse<String> answer =
                admin.send("POST", "/v1/organizations", "{\"name\":\"" + name + "\",\"owners\":[" + owner + "]}");
        return Admin.field(Admin.require(answer, 201), "organizationId");
    }

    /** Half of the changes are members who join, the other half another role for each. */
    private void change(String organization, int changes) throws IOException, InterruptedException {
        String members = "/v1/organizations/" + organization + "/members";
        String issuer = "https://members.example";
        for (int i = 0; i < changes / 2; i++) {
            String joining = "{\"issuer\":\"%s\",\"subject\":\"m%d\",\"role\":\"MEMBER\"}";
            Admin.require(admin.send("POST", members, joining.formatted(issuer, i)), 201);
            String id = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((issuer + "\nm" + i).getBytes(StandardCharsets.UTF_8));
            Admin.require(admin.send("PATCH", members + "/" + id, "{\"role\":\"AUDITOR\"}"), 200);
            if (i % 1000 == 999) {
                System.err.println(2 * (i + 1) + " of " + changes + " member changes");
            }
        }
    }

    /** One after the other in turn, so that whatever else happens on the machine happens to both. */
    private List<List<Long>> measure(String fresh, String large, int keys) {
        List<List<Long>> nanos = List.of(new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < 2 * keys; i++) {
            long before = System.nanoTime();
            if (admin.issue(i % 2 == 0 ? fresh : large)) {
                nanos.get(i % 2).add(System.nanoTime() - before);
            }
        }
        return nanos;
    }

    private static String line(String which, List<Long> nanos, int keys) {
        Latencies latencies = Latencies.of(nanos);
        return String.format(
                Locale.ROOT,
                "%s %d %.2f %.2f %d",
                which,
                latencies.count(),
                latencies.percentile(0.5),
                latencies.percentile(0.99),
                keys - latencies.count());
    }
}
