package io.keyledger.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.standalone.endtoend.Api.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What clients were told, kept outside of the process that told them, to be held against what it says afterwards. */
final class KeyDiary {

    private final Queue<Page> pages = new ConcurrentLinkedQueue<>();
    private final Queue<Page> thisRound = new ConcurrentLinkedQueue<>();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger acknowledgedThisRound = new AtomicInteger();

    void beginRound() {
        thisRound.clear();
        acknowledgedThisRound.set(0);
    }

    Page newPage(String name) {
        Page page = new Page(name);
        pages.add(page);
        thisRound.add(page);
        return page;
    }

    int acknowledged() {
        return acknowledged.get();
    }

    int acknowledgedThisRound() {
        return acknowledgedThisRound.get();
    }

    /** Holds what was written in this round against the API, and every tenth key of the rounds before. */
    void compareWith(Api api) {
        thisRound.forEach(page -> page.compareWith(api));
        List<Page> all = new ArrayList<>(pages);
        for (int i = 0; i < all.size(); i += 10) {
            all.get(i).compareWith(api);
        }
    }

    void compareAllWith(Api api) {
        pages.forEach(page -> page.compareWith(api));
    }

    /** One key: what was asked for it, and what was answered. */
    final class Page {

        private final String name;
        private volatile @Nullable String keyId;
        private volatile @Nullable String first;
        private volatile @Nullable String second;
        private volatile boolean rotating;
        private volatile boolean revoking;
        private volatile boolean revoked;

        private Page(String name) {
            this.name = name;
        }

        String name() {
            return name;
        }

        String keyId() {
            return java.util.Objects.requireNonNull(keyId);
        }

        void issued(Answer answer) {
            acknowledged(answer, 201);
            first = answer.text("secret");
            keyId = answer.text("keyId");
        }

        void rotating() {
            rotating = true;
        }

        void rotated(Answer answer) {
            acknowledged(answer, 201);
            second = answer.text("secret");
        }

        void revoking() {
            revoking = true;
        }

        void revoked(Answer answer) {
            acknowledged(answer, 200);
            revoked = true;
        }

        private void acknowledged(Answer answer, int status) {
            assertThat(answer.status()).as(() -> answer.response().body()).isEqualTo(status);
            acknowledged.incrementAndGet();
            acknowledgedThisRound.incrementAndGet();
        }

        void compareWith(Api api) {
            if (keyId == null) {
                compareAnIssueNobodyAnswered(api);
                return;
            }
            Answer read = api.key(keyId());
            assertThat(read.status()).as("the key of %s", name).isEqualTo(200);
            String state = read.text("state");
            int version = read.json().get("secretVersion").asInt();
            List<String> story = new ArrayList<>();
            api.audit(keyId())
                    .json()
                    .get("entries")
                    .forEach(entry -> story.add(entry.get("type").asString()));

            boolean rotatedNow = version == 2;
            boolean revokedNow = state.equals("REVOKED");
            assertThat(rotatedNow).as("rotation of %s", name).isIn(second != null, rotating);
            assertThat(revokedNow).as("revocation of %s", name).isIn(revoked, revoking);
            assertThat(story).as("story of %s", name).containsExactlyElementsOf(story(rotatedNow, revokedNow));

            String expected = revokedNow ? "REVOKED" : "VALID";
            assertThat(api.verify(java.util.Objects.requireNonNull(first)).text("code"))
                    .as("first secret of %s", name)
                    .isEqualTo(expected);
            String rotatedSecret = second;
            if (rotatedSecret != null) {
                assertThat(api.verify(rotatedSecret).text("code"))
                        .as("second secret of %s", name)
                        .isEqualTo(expected);
            }
            settle(rotatedNow, revokedNow);
        }

        /** What was open is decided now, and must stay so through every later kill. */
        private void settle(boolean rotatedNow, boolean revokedNow) {
            if (!rotatedNow) {
                neverRotated = rotating;
            }
            if (revokedNow) {
                settledRevoked = true;
            }
            assertThat(settledRevoked && !revokedNow)
                    .as("%s came back to life", name)
                    .isFalse();
        }

        private volatile boolean neverRotated;
        private volatile boolean settledRevoked;

        /** Either all of it happened or nothing: the name is taken exactly if there is a key that bears it. */
        private void compareAnIssueNobodyAnswered(Api api) {
            Answer again = api.issue(name);
            assertThat(again.status()).as("issuing %s again", name).isIn(201, 409);
            if (again.status() == 201) {
                issued(again);
            } else {
                assertThat(again.text("code")).isEqualTo("KEY_NAME_IN_USE");
                assertThat(keyNamed(api))
                        .as("a key that bears the taken name %s", name)
                        .isTrue();
            }
        }

        private boolean keyNamed(Api api) {
            String next = "";
            while (true) {
                Answer page = api.get(api.keys() + "?limit=1000" + next);
                for (var key : page.json().get("keys")) {
                    if (key.get("name").asString().equals(name)) {
                        return true;
                    }
                }
                var more = page.json().get("next");
                if (more == null || more.isNull()) {
                    return false;
                }
                next = "&after=" + more.asString();
            }
        }
    }

    private static List<String> story(boolean rotated, boolean revoked) {
        List<String> story = new ArrayList<>(List.of("keyledger.KeyNameTaken", "keyledger.KeyIssued"));
        if (rotated) {
            story.add("keyledger.KeyRotated");
        }
        if (revoked) {
            story.addAll(List.of("keyledger.KeyNameFreed", "keyledger.KeyRevoked"));
        }
        return story;
    }
}
