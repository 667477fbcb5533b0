package io.keyledger.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyledger.standalone.endtoend.Api.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The diary sees every way in which a store could contradict what clients were told. */
class DiaryPageIT {

    private static RunningKeyledger keyledger;
    private static Api api;

    @BeforeAll
    static void start(@TempDir Path home) {
        keyledger = RunningKeyledger.startIn(home);
        api = new Api(keyledger);
    }

    @AfterAll
    static void stop() {
        keyledger.close();
    }

    @Test
    void whatWasAnsweredMustHaveHappened() {
        DiaryPage rotated = issued("answered rotation");
        rotated.rotating();
        rotated.rotated(api.issue("instead of the rotation"));
        assertContradicted(rotated, "rotation DONE, found false");

        DiaryPage revoked = issued("answered revocation");
        revoked.revoking();
        revoked.revoked(api.key(revoked.keyId()));
        assertContradicted(revoked, "revocation DONE, found false");
    }

    @Test
    void whatNobodyAskedForMustNotHaveHappened() {
        DiaryPage rotated = issued("unasked rotation");
        api.rotate(rotated.keyId(), "P1D");
        assertContradicted(rotated, "rotation NOT_DONE, found true");

        DiaryPage revoked = issued("unasked revocation");
        api.revoke(revoked.keyId());
        assertContradicted(revoked, "revocation NOT_DONE, found true");
    }

    @Test
    void whatNobodyAnsweredMustStayAsItWasFound() {
        DiaryPage rotated = issued("late rotation");
        rotated.rotating();
        rotated.compareWith(api);
        api.rotate(rotated.keyId(), "P1D");
        assertContradicted(rotated, "rotation NOT_DONE, found true");

        DiaryPage revoked = issued("late revocation");
        revoked.revoking();
        revoked.compareWith(api);
        api.revoke(revoked.keyId());
        assertContradicted(revoked, "revocation NOT_DONE, found true");
    }

    @Test
    void anIssueThatNobodyAnsweredIsFoundAndHeldToWhatItIs() {
        DiaryPage page = aPage("unanswered issue");
        Answer unheard = api.issue(page.name());
        page.compareWith(api);
        assertThat(page.keyId()).isEqualTo(unheard.text("keyId"));
        assertThat(page.isUnanswered()).isFalse();

        api.revoke(page.keyId());
        assertContradicted(page, "revocation NOT_DONE, found true");
    }

    @Test
    void anIssueThatNeverHappenedCanBeMadeUpFor() {
        DiaryPage page = aPage("issue that got lost");
        page.compareWith(api);

        assertThat(api.key(page.keyId()).text("name")).isEqualTo(page.name());
    }

    @Test
    void anAnswerThatIsNoSuccessEndsTheClient() {
        Answer refused = api.issue("");
        assertThatThrownBy(() -> aPage("refused").issued(refused)).hasMessageContaining("INVALID");
    }

    private static DiaryPage issued(String name) {
        DiaryPage page = aPage(name);
        page.issued(api.issue(name));
        page.compareWith(api);
        return page;
    }

    private static DiaryPage aPage(String name) {
        return new DiaryPage(name, () -> {});
    }

    private static void assertContradicted(DiaryPage page, String contradiction) {
        assertThatThrownBy(() -> page.compareWith(api))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(contradiction);
    }
}
