package io.keyledger.standalone.fleet;

import io.keyledger.standalone.fleet.Http.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What the clients of a fleet did and were told, with the times of their own clocks. Thread-safe. */
final class Diary {

    /**
     * A command that was answered with success.
     *
     * @param type of the fact that must be in the store then, or empty if it may have found nothing to do
     * @param answered by {@link System#nanoTime()}
     * @param enforced whether it was answered as enforced
     */
    record Done(String key, String type, long answered, long position, boolean enforced) {}

    /**
     * A verdict.
     *
     * @param began by {@link System#nanoTime()}
     * @param asked when the request was about to be sent
     * @param heard when the answer had been read
     */
    record Verdict(
            Secret secret, int validator, long began, Instant asked, Instant heard, String code, long position) {}

    /** A secret that somebody was shown. */
    record Secret(String key, int version, String text) {

        @Override
        public String toString() {
            return key + "/" + version;
        }
    }

    private final Queue<Done> done = new ConcurrentLinkedQueue<>();
    private final Queue<Verdict> verdicts = new ConcurrentLinkedQueue<>();

    void add(Done command) {
        done.add(command);
    }

    /** Has a validator judge a secret and notes what it says, if anything; answers whether it did. */
    boolean ask(Fleet fleet, int validator, Secret secret) {
        Instant asked = Instant.now();
        long began = System.nanoTime();
        Answer answer = fleet.verify(validator, secret.text());
        if (answer.status() != 200) {
            return false;
        }
        return verdicts.add(
                new Verdict(secret, validator, began, asked, Instant.now(), answer.field("code"), answer.position()));
    }

    List<Done> done() {
        return List.copyOf(done);
    }

    List<Verdict> verdicts() {
        return List.copyOf(verdicts);
    }

    /** How many verdicts a validator has given. */
    long heardFrom(int validator) {
        return verdicts.stream()
                .filter(verdict -> verdict.validator() == validator)
                .count();
    }
}
