package io.keyledger.standalone.fleet;

import io.keyledger.events.OrganizationId;
import io.keyledger.standalone.fleet.Diary.Done;
import io.keyledger.standalone.fleet.Diary.Secret;
import io.keyledger.standalone.fleet.Http.Answer;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients that send commands of all kinds and ask for verdicts, at random and all at once; closing stops them. */
final class Load implements AutoCloseable {

    private static final int FIRST = 10;
    private static final int RECENT = 40;

    private final Fleet fleet;
    private final OrganizationId organization;
    private final Diary diary;
    private final ExecutorService clients = Executors.newCachedThreadPool();
    private final List<Secret> secrets = new CopyOnWriteArrayList<>();
    private final AtomicInteger names = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();
    private volatile boolean going = true;

    /**
     * Begins.
     *
     * @param deciders how many clients send commands
     * @param askers how many ask for verdicts; one validator each, in turn
     */
    Load(Fleet fleet, OrganizationId organization, Diary diary, long seed, int deciders, int askers) {
        this.fleet = fleet;
        this.organization = organization;
        this.diary = diary;
        Random first = new Random(seed);
        while (secrets.size() < FIRST) {
            issue(first);
        }
        for (int client = 0; client < deciders; client++) {
            Random random = new Random(seed + client);
            clients.execute(() -> repeat(() -> decide(random)));
        }
        for (int client = 0; client < askers; client++) {
            Random random = new Random(seed - 1 - client);
            int validator = client % fleet.validators();
            clients.execute(() -> repeat(() -> ask(random, validator)));
        }
    }

    private void repeat(Runnable step) {
        while (going) {
            try {
                step.run();
            } catch (UncheckedIOException e) {
                unanswered.incrementAndGet();
            }
        }
    }

    /** How many requests got no answer at all. */
    int unanswered() {
        return unanswered.get();
    }

    private void decide(Random random) {
        Secret secret = any(random);
        String path = keys() + "/" + secret.key();
        switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4 -> issue(random);
            case 5, 6 -> rotate(random, secret, "{\"overlap\": \"PT0S\", \"retirePreviousSecret\": true}");
            case 7, 8, 9 ->
                rotate(
                        random,
                        secret,
                        "{\"overlap\": \"PT%d.%03dS\", \"retirePreviousSecret\": true}"
                                .formatted(random.nextInt(3), random.nextInt(1000)));
            case 10, 11 -> send(random, secret, "POST", path + "/suspension", "{}", "");
            case 12, 13 -> send(random, secret, "DELETE", path + "/suspension", "", "");
            case 14 -> send(random, secret, "DELETE", path + "/previous-secret", "", "");
            case 15 ->
                send(
                        random,
                        secret,
                        "PATCH",
                        path,
                        "{\"expiresAt\": \"%s\"}".formatted(Instant.now().plusMillis(500 + random.nextInt(4000))),
                        "");
            case 16 ->
                send(
                        random,
                        secret,
                        "POST",
                        "/v1/organizations/" + organization + "/revocation",
                        "{\"reason\": \"SUPERSEDED\", \"keys\": {\"environment\": \"test\"}}",
                        "");
            default -> send(random, secret, "POST", path + "/revocation", "{\"reason\": \"SUPERSEDED\"}", "KeyRevoked");
        }
    }

    private String keys() {
        return "/v1/organizations/" + organization + "/keys";
    }

    private Secret any(Random random) {
        int many = secrets.size();
        return secrets.get(many - 1 - random.nextInt(Math.min(RECENT, many)));
    }

    private void issue(Random random) {
        String expiry = random.nextInt(4) == 0
                ? ", \"expiresAt\": \"%s\"".formatted(Instant.now().plusMillis(1000 + random.nextInt(4000)))
                : "";
        Answer issued = fleet.decide(random.nextInt(2), "POST", keys(), """
                {"name": "soak %d", "permission": "WRITE", "environment": "%s"%s}""".formatted(
                        names.incrementAndGet(), random.nextInt(5) == 0 ? "test" : "live", expiry));
        if (issued.status() == 201) {
            diary.add(new Done(issued.field("keyId"), "KeyIssued", System.nanoTime(), issued.position(), false));
            secrets.add(new Secret(issued.field("keyId"), 1, issued.field("secret")));
        }
    }

    private void rotate(Random random, Secret secret, String body) {
        Answer rotated = send(random, secret, "POST", keys() + "/" + secret.key() + "/rotation", body, "KeyRotated");
        if (rotated.status() == 201) {
            secrets.add(new Secret(
                    secret.key(), rotated.json().path("secretVersion").asInt(), rotated.field("secret")));
        }
    }

    private Answer send(Random random, Secret secret, String method, String path, String body, String type) {
        Answer answer = fleet.decide(random.nextInt(2), method, path, body);
        if (answer.status() < 300) {
            diary.add(new Done(
                    secret.key(),
                    type,
                    System.nanoTime(),
                    answer.position(),
                    answer.json().has("enforcement")));
        }
        return answer;
    }

    /** Each asks one validator only, so that one that does not answer keeps nobody from asking the other. */
    private void ask(Random random, int validator) {
        diary.ask(fleet, validator, any(random));
    }

    @Override
    public void close() {
        going = false;
        clients.close();
    }
}
