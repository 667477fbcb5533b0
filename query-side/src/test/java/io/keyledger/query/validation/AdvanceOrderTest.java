package io.keyledger.query.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keyledger.events.Permission;
import io.keyledger.query.testing.Installation;
import io.keyledger.query.validation.index.Finding;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class AdvanceOrderTest {

    /** What a validator reports as applied is what whoever revokes relies on. */
    @Test
    void aPositionIsReportedOnceVerdictsAreGivenAtIt() {
        Installation installation = Installation.shared();
        IndexKeeper keeper = installation.node().bean(IndexKeeper.class);
        List<Long> reported = new CopyOnWriteArrayList<>();
        List<Long> searched = new CopyOnWriteArrayList<>();
        keeper.onAdvance(() -> {
            Finding finding = new Finding();
            assertThat(keeper.index().find(new long[4], finding)).isTrue();
            searched.add(finding.position());
            reported.add(keeper.applied());
        });

        installation.facts().issue(installation.facts().register(), Permission.READ);
        long newest = installation.facts().newest();

        await().until(() -> reported.contains(newest));
        assertThat(reported).isEqualTo(searched);
    }
}
