package io.keyledger.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Asks a validator without a break for secrets of which it is known what has to be said. One thread asks, any may read. */
final class VerdictWatch implements AutoCloseable {

    /** What came back since the last reset. */
    record Count(long verdicts, long wrong, long unanswered) {

        @Override
        public String toString() {
            return verdicts + " " + wrong + " " + unanswered;
        }
    }

    private static final long PAUSE_NANOS = 2_000_000;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;
    private final String validatorKey;
    private final List<StoredLives.Known> known;
    private final AtomicLong verdicts = new AtomicLong();
    private final AtomicLong wrong = new AtomicLong();
    private final AtomicLong unanswered = new AtomicLong();
    private final Thread asking =
            Thread.ofPlatform().daemon(true).name("verdict-watch").unstarted(this::ask);

    VerdictWatch(int port, String validatorKey, List<StoredLives.Known> known) {
        this.address = URI.create("http://127.0.0.1:" + port + "/v1/keys/verify");
        this.validatorKey = validatorKey;
        this.known = known;
        asking.start();
    }

    /** Returns once there were so many verdicts. */
    void await(int count) {
        while (verdicts.get() < count) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    void reset() {
        verdicts.set(0);
        wrong.set(0);
        unanswered.set(0);
    }

    Count count() {
        return new Count(verdicts.get(), wrong.get(), unanswered.get());
    }

    private void ask() {
        while (!Thread.currentThread().isInterrupted()) {
            StoredLives.Known secret = known.get(ThreadLocalRandom.current().nextInt(known.size()));
            try {
                HttpResponse<String> answer = http.send(question(secret), HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() != 200) {
                    unanswered.incrementAndGet();
                } else {
                    verdicts.incrementAndGet();
                    if (!answer.body().contains("\"" + secret.code() + "\"")) {
                        wrong.incrementAndGet();
                        System.err.println("Expected " + secret.code() + ", not " + answer.body());
                    }
                }
            } catch (IOException e) {
                unanswered.incrementAndGet();
            } catch (InterruptedException e) {
                return;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private HttpRequest question(StoredLives.Known secret) {
        return HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + validatorKey)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"key\":\"" + secret.secret() + "\",\"permission\":\"READ\"}"))
                .build();
    }

    @Override
    public void close() {
        asking.interrupt();
        http.close();
    }
}
