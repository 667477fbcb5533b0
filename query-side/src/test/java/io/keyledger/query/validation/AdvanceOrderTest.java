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

    /** Where verdicts were given, and what was reported, at one advance. */
    private record Advance(long searched, long reported) {}

    /** What a validator reports as applied is what whoever revokes relies on. */
    @Test
    void aPositionIsReportedOnceVerdictsAreGivenAtIt() {
        Installation installation = Installation.shared();
        IndexKeeper keeper = installation.node().bean(IndexKeeper.class);
        List<Advance> advances = new CopyOnWriteArrayList<>();
        keeper.onAdvance(() -> {
            Finding finding = new Finding();
            assertThat(keeper.index().find(new long[4], finding)).isTrue();
            advances.add(new Advance(finding.position(), keeper.applied()));
        });

        installation.facts().issue(installation.facts().register(), Permission.READ);
        long newest = installation.facts().newest();

        await().until(() -> advances.stream().anyMatch(advance -> advance.reported() == newest));
        assertThat(advances)
                .allSatisfy(advance -> assertThat(advance.reported()).isEqualTo(advance.searched()));
    }
}
