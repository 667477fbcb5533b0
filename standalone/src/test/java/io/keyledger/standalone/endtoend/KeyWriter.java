package io.keyledger.standalone.endtoend;

import io.keyledger.standalone.endtoend.Api.Answer;
import io.keyledger.standalone.endtoend.KeyDiary.Page;
import java.io.UncheckedIOException;

/** A client that issues, rotates and revokes keys until nobody answers, and writes down every answer. */
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

    @Override
    public void run() {
        try {
            for (int i = 0; true; i++) {
                write(i);
            }
        } catch (UncheckedIOException nobodyAnswers) {
            waiting = false;
        }
    }

    private void write(int number) {
        Page page = diary.newPage(name + " key " + number);
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

    private Answer sent(java.util.function.Supplier<Answer> request) {
        waiting = true;
        Answer answer = request.get();
        waiting = false;
        return answer;
    }
}
