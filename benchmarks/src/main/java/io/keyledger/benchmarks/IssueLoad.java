package io.keyledger.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Issues keys over HTTP from a number of clients that each wait for their answer, for a bounded time.
 *
 * <p>Arguments: the credentials file, the seconds for each step, then the numbers of clients. Prints one line a step:
 * clients, commands a second, median and 99th percentile in milliseconds, errors.
 */
public final class IssueLoad {

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;
    private final String organization;
    private final String token;
    private final AtomicLong names = new AtomicLong(System.nanoTime());

    private IssueLoad(String credentials) throws IOException, InterruptedException {
        this.url = field(credentials, "issuer");
        this.organization = field(credentials, "organizationId");
        this.token = token(field(credentials, "clientId"), field(credentials, "clientSecret"));
    }

    public static void main(String[] arguments) throws Exception {
        IssueLoad load = new IssueLoad(Files.readString(Path.of(arguments[0])));
        Duration step = Duration.ofSeconds(Long.parseLong(arguments[1]));
        load.run(16, step);
        System.out.println("clients commands/s p50_ms p99_ms errors");
        for (String clients : Arrays.asList(arguments).subList(2, arguments.length)) {
            System.out.println(load.run(Integer.parseInt(clients), step));
        }
    }

    private String run(int clients, Duration time) throws InterruptedException {
        List<List<Long>> nanos = new ArrayList<>();
        AtomicLong errors = new AtomicLong();
        CountDownLatch done = new CountDownLatch(clients);
        long start = System.nanoTime();
        long end = start + time.toNanos();
        for (int i = 0; i < clients; i++) {
            List<Long> own = new ArrayList<>();
            nanos.add(own);
            Thread.ofVirtual().start(() -> {
                while (System.nanoTime() < end) {
                    long before = System.nanoTime();
                    if (issue()) {
                        own.add(System.nanoTime() - before);
                    } else {
                        errors.incrementAndGet();
                    }
                }
                done.countDown();
            });
        }
        done.await();
        double seconds = (System.nanoTime() - start) / 1e9;
        long[] sorted = nanos.stream()
                .flatMap(List::stream)
                .mapToLong(Long::longValue)
                .sorted()
                .toArray();
        return String.format(
                Locale.ROOT,
                "%d %.0f %.2f %.2f %d",
                clients,
                sorted.length / seconds,
                percentile(sorted, 0.5),
                percentile(sorted, 0.99),
                errors.get());
    }

    private static double percentile(long[] sorted, double part) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1L, (long) (sorted.length * part))] / 1e6;
    }

    private boolean issue() {
        try {
            HttpResponse<Void> answer = http.send(
                    HttpRequest.newBuilder(URI.create(url + "/v1/organizations/" + organization + "/keys"))
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString("{\"name\":\"load " + names.incrementAndGet()
                                    + "\",\"permission\":\"READ\",\"environment\":\"test\"}"))
                            .build(),
                    BodyHandlers.discarding());
            return answer.statusCode() == 201;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String token(String client, String secret) throws IOException, InterruptedException {
        String basic = Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(url + "/oauth2/token"))
                        .header("Authorization", "Basic " + basic)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                        .build(),
                BodyHandlers.ofString());
        return field(answer.body(), "access_token");
    }

    private static String field(String json, String name) {
        Matcher matcher =
                Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]*)\"").matcher(json);
        if (!matcher.find()) {
            throw new IllegalStateException("There is no " + name);
        }
        return matcher.group(1);
    }
}
