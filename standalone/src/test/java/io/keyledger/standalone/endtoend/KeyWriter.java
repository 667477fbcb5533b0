package io.keyledger.standalone.endtoend;

import io.keyledger.standalone.endtoend.Api.Answer;
import java.io.UncheckedIOException;
import java.util.function.Supplier;

/**
 * A client that issues, rotates and revokes keys without end and writes down every answer. It stops at the first that is
 * no success, and then fails with it.
 */
final class KeyWriter implements Runnable {

    private final Api api;
    private final KeyDiary diary;
    private final String name;
    private volatile boolean waiting;

    KeyWriter(Api api, KeyDiary diary, String name) {
        this.api = api;
        this.diary = diary;
        this.name = name;
    }

    /** Whether a request of this client is under way. */
    boolean isWaiting() {
        return waiting;
    }

    /** @throws UncheckedIOException if nobody answered */
    @Override
    public void run() {
        for (int i = 0; true; i++) {
            write(i);
        }
    }

    private void write(int number) {
        DiaryPage page = diary.newPage(name + " key " + number);
        Answer issued = sent(() -> api.issue(page.name()));
        page.issued(issued);
        if (number % 3 != 0) {
            page.rotating();
            page.rotated(sent(() -> api.rotate(page.keyId(), "P1D")));
        }
        if (number % 2 != 0) {
            page.revoking();
            page.revoked(sent(() -> api.revoke(page.keyId())));
        }
    }

    private Answer sent(Supplier<Answer> request) {
        waiting = true;
        Answer answer = request.get();
        waiting = false;
        return answer;
    }
}
