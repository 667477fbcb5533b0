package io.keyledger.eventstore.postgres;

import static io.keyledger.eventstore.postgres.TestUnit.aUnit;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProcessesTest {

    private final TestStore store = TestStore.fresh();

    @Test
    void twoProcessesMakeOneOrderAndNeverClaimTheSameNameTwice() throws Exception {
        Map<String, Long> acknowledged = new ConcurrentHashMap<>();
        Process child = AppendingProcess.start(store.database, "child", null, 0);
        try (Appender appender = store.startAppender()) {
            AppendingProcess.appendInThreads(
                    "parent", 2, appender, new EventTable(store.dataSource()), acknowledged::put);
        }
        acknowledged.putAll(parsed(AppendingProcess.acknowledgements(child)));

        assertThat(child.waitFor()).isZero();
        assertThat(store.log().isIntact().units()).isEqualTo(acknowledged);
        assertThat(acknowledged.keySet())
                .filteredOn(unit -> !unit.startsWith("claim-"))
                .hasSize(2 * AppendingProcess.UNITS);
        assertThat(acknowledged.keySet())
                .filteredOn(unit -> unit.startsWith("claim-"))
                .extracting(unit -> unit.split("-", 3)[1])
                .doesNotHaveDuplicates()
                .hasSize(AppendingProcess.NAMES);
    }

    @ParameterizedTest
    @EnumSource(AppendStep.class)
    void aProcessKilledAfterAnyStepLeavesAllItAcknowledgedAndNothingHalfDone(AppendStep step) throws Exception {
        Process child = AppendingProcess.start(store.database, "child", step, 12);
        Map<String, Long> acknowledged = parsed(AppendingProcess.acknowledgements(child));

        assertThat(child.waitFor()).isEqualTo(99);
        assertThat(acknowledged).isNotEmpty();
        try (Appender appender = store.startAppender()) {
            appender.append(aUnit("next").writing("next", 0).build()).join();
        }
        StoredLog log = store.log().isIntact();
        assertThat(log.units()).containsAllEntriesOf(acknowledged).containsKey("next");
        assertThat(log.unitNames().size() - acknowledged.size() - 1)
                .as("stored, but not acknowledged in time")
                .isBetween(step == AppendStep.COMMITTED ? 1 : 0, 4);
    }

    private static Map<String, Long> parsed(List<String> acknowledgements) {
        Map<String, Long> parsed = new HashMap<>();
        for (String line : acknowledgements) {
            List<String> words = List.of(line.split(" ", 3));
            assertThat(parsed.put(words.get(1), Long.valueOf(words.get(2)))).isNull();
        }
        return parsed;
    }
}
