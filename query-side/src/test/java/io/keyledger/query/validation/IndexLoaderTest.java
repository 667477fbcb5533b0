package io.keyledger.query.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyledger.events.OrganizationId;
import io.keyledger.projection.Freshness;
import io.keyledger.projection.LiveSide;
import io.keyledger.query.testing.Facts.TestKey;
import io.keyledger.query.testing.Installation;
import io.keyledger.query.testing.Installation.Node;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;

/** A table so large that it is read in parts. */
class IndexLoaderTest {

    private static final int KEYS = 7_800;

    private static Installation installation;
    private static List<TestKey> keys;

    @BeforeAll
    static void manyKeys() {
        installation = new Installation();
        OrganizationId organization = installation.facts().register();
        keys = IntStream.range(0, 6)
                .mapToObj(i -> installation.facts().issueMany(organization, KEYS / 6))
                .flatMap(List::stream)
                .toList();
        installation
                .node()
                .bean(Freshness.class)
                .await("key-lookup", installation.facts().newest(), Duration.ofSeconds(60));
    }

    @AfterAll
    static void close() {
        installation.close();
    }

    private static <T> T bean(Class<T> type) {
        return installation.node().bean(type);
    }

    /** Reads as the real one does, but for one part. */
    private static final class Failing extends LookupReader {

        Failing() {
            super(bean(DataSource.class), bean(PlatformTransactionManager.class));
        }

        @Override
        void read(Part part, OffsetDateTime forgotten, Batches batches) {
            if (part.from() > 0) {
                throw new IllegalStateException("this part cannot be read");
            }
            super.read(part, forgotten, batches);
        }
    }

    private static IndexLoader loader(LookupReader reader) {
        return new IndexLoader(
                bean(LiveSide.class),
                reader,
                bean(ValidationKeys.class),
                bean(ValidationProperties.class),
                bean(Clock.class));
    }

    @Test
    void noPartIsLeftOutAndNoneReadTwice() {
        List<LookupReader.Part> parts = bean(LiveSide.class)
                .read("key-lookup", (side, position) -> bean(LookupReader.class).divide(side, 3));
        assertThat(parts).hasSize(3);
        assertThat(parts.getFirst().from()).isZero();
        assertThat(parts.get(1).from()).isPositive().isEqualTo(parts.getFirst().to());
        assertThat(parts.get(2).from()).isEqualTo(parts.get(1).to());
        assertThat(parts.get(2).to()).isEqualTo(Long.MAX_VALUE);

        assertThat(loader(bean(LookupReader.class)).load(-1).size()).isEqualTo(KEYS + 1);
    }

    @Test
    void eachSecretIsAnsweredForByWhoStartsWithThem() {
        try (Node node = installation.start()) {
            for (int i = 0; i < KEYS; i += 97) {
                assertThat(node.client()
                                .verify(
                                        installation.validatorKey(),
                                        keys.get(i).secret().reveal(),
                                        null)
                                .code())
                        .as("key %d", i)
                        .isEqualTo("VALID");
            }
        }
    }

    @Test
    void anIndexOfWhichAPartIsMissingIsNone() {
        assertThatThrownBy(() -> loader(new Failing()).load(-1))
                .isInstanceOf(IllegalStateException.class)
                .hasStackTraceContaining("this part cannot be read");
    }

    @Test
    void whoIsInterruptedStopsLoading() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> loader(bean(LookupReader.class)).load(-1)).isInstanceOf(CancellationException.class);

        assertThat(Thread.interrupted()).isTrue();
    }
}
