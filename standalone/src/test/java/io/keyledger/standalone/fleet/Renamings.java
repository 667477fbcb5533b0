package io.keyledger.standalone.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.standalone.fleet.Fleet.IssuedKey;
import io.keyledger.standalone.fleet.Http.Answer;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Clients that rename keys, all at once and several the same key, each time to a name that was never used, and what they were told. A
 * renaming that is carried out again, once another one came between, leaves its name in the history twice. Each key is of an
 * organization of its own, since decisions of one take turns. Closing stops them.
 */
final class Renamings implements AutoCloseable {

    private static final int KEYS = 8;
    private static final int CLIENTS_OF_EACH = 3;

    private final Fleet fleet;
    private final List<Renamed> keys = new ArrayList<>();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger unavailable = new AtomicInteger();
    private final Queue<String> others = new ConcurrentLinkedQueue<>();
    private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean going = true;

    /** A key, the names that it was said to have got, and those that it may have got. */
    private record Renamed(IssuedKey key, Queue<String> done, Queue<String> unsure) {}

    /** Begins. */
    Renamings(Fleet fleet) {
        this.fleet = fleet;
        for (int i = 0; i < KEYS; i++) {
            IssuedKey key = fleet.issue(fleet.anOrganization(), "READ");
            keys.add(new Renamed(key, new ConcurrentLinkedQueue<>(), new ConcurrentLinkedQueue<>()));
        }
        for (int client = 0; client < CLIENTS_OF_EACH; client++) {
            for (Renamed key : keys) {
                int number = client;
                clients.execute(() -> rename(key, number));
            }
        }
    }

    private void rename(Renamed key, int client) {
        for (int turn = 0; going; turn++) {
            String name = "name " + turn + " of client " + client;
            try {
                note(key, name, fleet.decide(client + turn, "PATCH", key.key().path(), "{\"name\": \"" + name + "\"}"));
            } catch (UncheckedIOException e) {
                others.add("No answer: " + e.getMessage());
            }
        }
    }

    private void note(Renamed key, String name, Answer answer) {
        if (answer.status() == 200) {
            key.done().add(name);
            acknowledged.incrementAndGet();
            return;
        }
        switch (answer.status() == 503 ? answer.field("code") : "") {
            case "STORE_UNAVAILABLE" -> key.unsure().add(name);
            case "GIVEN_TO_NOBODY", "CONTENDED" -> {} // which say that nothing was stored
            default -> others.add(answer.text());
        }
        unavailable.incrementAndGet();
    }

    /** How many were answered as carried out. */
    int acknowledged() {
        return acknowledged.get();
    }

    /** How many were answered otherwise. */
    int unavailable() {
        return unavailable.get();
    }

    /** Returns once each client has its last answer. */
    void stop() {
        going = false;
        clients.close();
    }

    /** Each that was acknowledged is there exactly once, each that was unsure at most once, and nothing else. */
    void assertEachIsThereAsItWasAnswered(History history) {
        assertThat(others).isEmpty();
        for (Renamed key : keys) {
            List<String> names = history.ofKey(key.key().id()).stream()
                    .filter(fact -> fact.type().equals("KeyRenamed"))
                    .map(fact -> fact.text("name"))
                    .toList();
            List<String> known = new ArrayList<>(key.done());
            known.addAll(key.unsure());
            assertThat(names).doesNotHaveDuplicates().containsAll(key.done()).isSubsetOf(known);
            assertThat(history.issuedIn(key.key().organization()))
                    .containsExactly(key.key().id());
        }
    }

    @Override
    public void close() {
        stop();
    }
}
