package io.keyledger.standalone.fleet;

import static org.awaitility.Awaitility.await;

import io.keyledger.standalone.fleet.Http.Answer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Threads that have one secret judged again and again, by every validator of a fleet; closing stops them. */
final class Racers implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A verdict: when its request was begun, by {@link System#nanoTime()}, and what was answered. */
    record Heard(int validator, long began, int status, String code) {

        boolean accepted() {
            return code.equals("VALID");
        }
    }

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private volatile boolean racing = true;

    Racers(Fleet fleet, String secret) {
        for (int validator = 0; validator < fleet.validators(); validator++) {
            int own = validator;
            threads.execute(() -> race(fleet, own, secret));
        }
    }

    private void race(Fleet fleet, int validator, String secret) {
        while (racing) {
            long began = System.nanoTime();
            Answer answer = fleet.verify(validator, secret);
            heard.add(new Heard(validator, began, answer.status(), answer.status() == 200 ? answer.field("code") : ""));
        }
    }

    /** Waits until each validator has answered so many questions that were begun after this instant. */
    void awaitAnswers(Fleet fleet, int many, long after) {
        await().atMost(PATIENCE).until(() -> {
            for (int validator = 0; validator < fleet.validators(); validator++) {
                int own = validator;
                if (heard.stream()
                                .filter(one -> one.validator() == own && one.began() > after)
                                .count()
                        < many) {
                    return false;
                }
            }
            return true;
        });
    }

    /** Everything that was heard, once the threads have stopped. */
    List<Heard> stop() {
        close();
        return List.copyOf(heard);
    }

    @Override
    public void close() {
        racing = false;
        threads.close();
    }
}
