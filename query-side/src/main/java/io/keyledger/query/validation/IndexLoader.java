package io.keyledger.query.validation;

import io.keyledger.projection.LiveSide;
import io.keyledger.projection.Side;
import io.keyledger.query.validation.LookupReader.Part;
import io.keyledger.query.validation.index.KnownSecret;
import io.keyledger.query.validation.index.ValidationIndex;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Fills an index from the live side of the table of lookups, rows and position in one snapshot, and proves each secret. What
 * ended longer ago than is remembered stays out. Some threads read and prove, the caller's fills.
 */
@Component
class IndexLoader {

    private static final Logger log = LoggerFactory.getLogger(IndexLoader.class);
    private static final int MOST_READERS = 4;
    private static final int WAITING_BATCHES = 8;
    private static final int PROGRESS = 1_000_000;

    private final LiveSide live;
    private final LookupReader reader;
    private final ValidationKeys keys;
    private final ValidationProperties properties;
    private final Clock clock;

    IndexLoader(LiveSide live, LookupReader reader, ValidationKeys keys, ValidationProperties properties, Clock clock) {
        this.live = live;
        this.reader = reader;
        this.keys = keys;
        this.properties = properties;
        this.clock = clock;
    }

    /** What a reader has to say: secrets, that it is at its end (none), or why it cannot go on. */
    private record Batch(
            List<KnownSecret> secrets,
            boolean[] proven,
            @Nullable Throwable failure) {}

    /**
     * A full index; takes as long as there are rows.
     *
     * @param atLeast up to which position it has to know every fact
     * @throws IllegalStateException if the table does not know that much yet
     * @throws CancellationException if the thread was interrupted
     */
    ValidationIndex load(long atLeast) {
        return live.read(KeyLookupProjection.NAME, (side, position) -> load(side, position, atLeast));
    }

    private ValidationIndex load(Side side, long position, long atLeast) {
        if (position < atLeast) {
            throw new IllegalStateException("The table of lookups does not know position " + atLeast + " yet");
        }
        ValidationIndex index = new ValidationIndex(keys);
        Instant now = clock.instant();
        OffsetDateTime forgotten = now.minus(properties.remember()).atOffset(ZoneOffset.UTC);
        List<Part> parts =
                reader.divide(side, Math.min(MOST_READERS, Runtime.getRuntime().availableProcessors()));
        BlockingQueue<Batch> batches = new ArrayBlockingQueue<>(WAITING_BATCHES);
        try (ExecutorService readers = readers(parts.size())) {
            try {
                parts.forEach(part -> readers.execute(() -> read(part, forgotten, batches)));
                fill(index, now, parts.size(), batches);
            } finally {
                readers.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("The validation index is no longer wanted");
        }
        index.standAt(position);
        log.info("The validation index holds {} secrets, up to position {}", index.size(), position);
        return index;
    }

    private static ExecutorService readers(int most) {
        return Executors.newFixedThreadPool(
                most,
                Thread.ofPlatform()
                        .name("keyledger-index-reader-", 0)
                        .daemon(true)
                        .factory());
    }

    private void read(Part part, OffsetDateTime forgotten, BlockingQueue<Batch> batches) {
        try {
            Throwable failure = null;
            try {
                reader.read(part, forgotten, secrets -> batches.put(proven(secrets)));
            } catch (RuntimeException | Error e) {
                failure = e;
            }
            batches.put(new Batch(List.of(), new boolean[0], failure));
        } catch (InterruptedException e) {
            log.debug("Nobody waits for {} any more", part, e);
        }
    }

    private Batch proven(List<KnownSecret> secrets) {
        boolean[] proven = new boolean[secrets.size()];
        for (int i = 0; i < proven.length; i++) {
            proven[i] = keys.holds(secrets.get(i).claimed(), secrets.get(i).binding());
        }
        return new Batch(secrets, proven, null);
    }

    private void fill(ValidationIndex index, Instant now, int readers, BlockingQueue<Batch> batches)
            throws InterruptedException {
        int reading = readers;
        while (reading > 0) {
            Batch batch = batches.take();
            if (batch.failure() != null) {
                throw new IllegalStateException("Not all secrets could be read", batch.failure());
            }
            if (batch.secrets().isEmpty()) {
                reading--;
            }
            add(batch, index, now);
        }
    }

    private void add(Batch batch, ValidationIndex index, Instant now) {
        for (int i = 0; i < batch.proven().length; i++) {
            KnownSecret secret = batch.secrets().get(i);
            if (secret.livesAt(now)) {
                keys.need(secret.claimed(), secret.binding());
            }
            index.load(secret, batch.proven()[i]);
            if (index.size() % PROGRESS == 0) {
                log.info("{} secrets are in the validation index so far", index.size());
            }
        }
    }
}
