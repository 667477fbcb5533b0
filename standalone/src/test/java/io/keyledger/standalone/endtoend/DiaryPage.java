package io.keyledger.standalone.endtoend;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.standalone.endtoend.Api.Answer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One key: what was asked for it and what was answered. What nobody answered may have happened or not; once it has been
 * looked at, it must stay as it was found.
 */
final class DiaryPage {

    private enum Outcome {
        NOT_DONE,
        ASKED_FOR,
        DONE;

        boolean allows(boolean happened) {
            return this == ASKED_FOR || happened == (this == DONE);
        }

        static Outcome found(boolean happened) {
            return happened ? DONE : NOT_DONE;
        }
    }

    private final String name;
    private final Runnable onAcknowledged;
    private volatile @Nullable String keyId;
    private volatile @Nullable String first;
    private volatile @Nullable String second;
    private volatile Outcome issue = Outcome.ASKED_FOR;
    private volatile Outcome rotation = Outcome.NOT_DONE;
    private volatile Outcome revocation = Outcome.NOT_DONE;

    DiaryPage(String name, Runnable onAcknowledged) {
        this.name = name;
        this.onAcknowledged = onAcknowledged;
    }

    String name() {
        return name;
    }

    String keyId() {
        return requireNonNull(keyId);
    }

    void issued(Answer answer) {
        require(answer, 201);
        first = answer.text("secret");
        keyId = answer.text("keyId");
        issue = Outcome.DONE;
        onAcknowledged.run();
    }

    void rotating() {
        rotation = Outcome.ASKED_FOR;
    }

    void rotated(Answer answer) {
        require(answer, 201);
        second = answer.text("secret");
        rotation = Outcome.DONE;
        onAcknowledged.run();
    }

    void revoking() {
        revocation = Outcome.ASKED_FOR;
    }

    void revoked(Answer answer) {
        require(answer, 200);
        revocation = Outcome.DONE;
        onAcknowledged.run();
    }

    private static void require(Answer answer, int status) {
        assertThat(answer.status()).as(() -> answer.response().body()).isEqualTo(status);
    }

    boolean isUnanswered() {
        return issue == Outcome.ASKED_FOR || rotation == Outcome.ASKED_FOR || revocation == Outcome.ASKED_FOR;
    }

    void compareWith(Api api) {
        if (issue == Outcome.ASKED_FOR) {
            settleIssue(api);
        }
        if (keyId == null) {
            return;
        }
        Answer read = api.key(keyId());
        assertThat(read.status()).as("reading the key %s", name).isEqualTo(200);
        boolean rotated = read.json().get("secretVersion").asInt() == 2;
        boolean revoked = read.text("state").equals("REVOKED");
        assertThat(rotation.allows(rotated))
                .as("%s: rotation %s, found %s", name, rotation, rotated)
                .isTrue();
        assertThat(revocation.allows(revoked))
                .as("%s: revocation %s, found %s", name, revocation, revoked)
                .isTrue();
        rotation = Outcome.found(rotated);
        revocation = Outcome.found(revoked);

        assertThat(story(api)).as("the story of %s", name).containsExactlyElementsOf(story(rotated, revoked));
        String expected = revoked ? "REVOKED" : "VALID";
        assertVerdict(api, first, expected);
        assertVerdict(api, second, expected);
    }

    private void assertVerdict(Api api, @Nullable String secret, String expected) {
        if (secret != null) {
            assertThat(api.verify(secret).text("code"))
                    .as("a secret of %s", name)
                    .isEqualTo(expected);
        }
    }

    /** Either all of it happened or nothing: the name is taken exactly if there is a key that bears it. */
    private void settleIssue(Api api) {
        Answer again = api.issue(name);
        if (again.status() == 201) {
            issued(again);
            return;
        }
        assertThat(again.text("code")).as("issuing %s again", name).isEqualTo("KEY_NAME_IN_USE");
        String bearer = keyNamed(api);
        assertThat(bearer).as("the key that bears the taken name %s", name).isNotNull();
        keyId = bearer;
        issue = Outcome.DONE;
    }

    private @Nullable String keyNamed(Api api) {
        String after = "";
        while (true) {
            JsonNode page = api.get(api.keys() + "?limit=1000" + after).json();
            for (JsonNode key : page.get("keys")) {
                if (key.get("name").asString().equals(name)) {
                    return key.get("keyId").asString();
                }
            }
            JsonNode next = page.get("next");
            if (next == null || next.isNull()) {
                return null;
            }
            after = "&after=" + next.asString();
        }
    }

    private List<String> story(Api api) {
        List<String> story = new ArrayList<>();
        api.audit(keyId())
                .json()
                .get("entries")
                .forEach(entry -> story.add(entry.get("type").asString()));
        return story;
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
