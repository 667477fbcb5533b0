package io.keyledger.eventstore.postgres;

import static io.keyledger.eventstore.postgres.TestUnit.aUnit;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLongArray;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConcurrentAppendsTest {

    private static final int THREADS = 16;
    private static final int UNITS_PER_THREAD = 40;
    private static final int SHARED_STREAMS = 3;

    private final TestStore store = TestStore.fresh();
    private final AtomicLongArray last = new AtomicLongArray(new long[] {-1, -1, -1});
    private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();
    private final AtomicBoolean done = new AtomicBoolean();

    @Test
    void manyThreadsMakeOneDenseOrderOfWholeUnits() throws Exception {
        try (Appender one = store.startAppender();
                Appender another = store.startAppender();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> reader = threads.submit(this::readOnAndOn);
            List<Callable<Void>> work = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int number = thread;
                Appender appender = thread % 2 == 0 ? one : another;
                work.add(() -> appendAll(appender, number));
            }
            try {
                for (Future<Void> finished : threads.invokeAll(work)) {
                    finished.get();
                }
            } finally {
                done.set(true);
            }
            assertThat(reader.get()).as("looks taken meanwhile").isPositive();
        }

        assertThat(acknowledged).hasSize(THREADS * UNITS_PER_THREAD);
        assertThat(store.log().isIntact().units()).isEqualTo(acknowledged);
    }

    /**
     * Each unit writes a stream of its own twice, and three of four a shared one too, so that many lose and try again;
     * the others contend with nobody and must never be refused.
     */
    private @Nullable Void appendAll(Appender appender, int thread) {
        for (int i = 0; i < UNITS_PER_THREAD; i++) {
            int shared = i % SHARED_STREAMS;
            String unit = "unit-" + thread + "-" + i;
            while (true) {
                long seen = last.get(shared);
                boolean contends = i % 4 != 3;
                try {
                    TestUnit own = aUnit(unit).writing("own-" + thread, 2L * i, 2L * i + 1);
                    AppendUnit next = (contends ? own.writing("shared-" + shared, seen + 1) : own).build();
                    long position = appender.append(next).join();
                    if (contends) {
                        last.accumulateAndGet(shared, seen + 1, Math::max);
                    }
                    assertThat(acknowledged.put(unit, position)).isNull();
                    break;
                } catch (CompletionException e) {
                    assertThat(e).hasCauseInstanceOf(ConcurrencyException.class);
                    assertThat(contends).isTrue();
                }
            }
        }
        return null;
    }

    /** Whenever one looks, what there is starts at 0 and has no gap. */
    private int readOnAndOn() throws SQLException {
        int looks = 0;
        try (Connection connection = store.dataSource().getConnection();
                PreparedStatement look = connection.prepareStatement(
                        "select count(*), coalesce(max(position), -1) from eventstore.event")) {
            while (!done.get()) {
                try (ResultSet row = look.executeQuery()) {
                    row.next();
                    assertThat(row.getLong(1)).isEqualTo(row.getLong(2) + 1);
                    looks++;
                }
            }
        }
        return looks;
    }
}
