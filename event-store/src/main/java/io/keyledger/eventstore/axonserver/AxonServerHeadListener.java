package io.keyledger.eventstore.axonserver;

import io.axoniq.axonserver.connector.event.EventStream;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import io.keyledger.eventstore.engine.HeadSignal;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears from Axon Server that something was appended, and asks for the head where it hears nothing. May be started again after
 * it was closed.
 */
final class AxonServerHeadListener implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(AxonServerHeadListener.class);

    /** After so long without news the head is asked for: the safety net, and the proof that somebody is there. */
    private static final Duration SILENCE = Duration.ofSeconds(1);

    /** After so long without any answer the store counts as out of reach. */
    private static final Duration SILENT = SILENCE.multipliedBy(4);

    private static final Duration BEFORE_RECONNECTING = Duration.ofMillis(200);

    private final AxonServerEvents events;
    private final HeadSignal signal;
    private @Nullable Thread thread;
    private volatile boolean open;
    private volatile long heardAt = System.nanoTime() - SILENT.toNanos();

    AxonServerHeadListener(AxonServerEvents events, HeadSignal signal) {
        this.events = events;
        this.signal = signal;
    }

    synchronized void start() {
        Thread hearing =
                Thread.ofPlatform().name("keyledger-head-listener").daemon(true).unstarted(this::run);
        thread = hearing;
        open = true;
        hearing.start();
    }

    private void run() {
        boolean deaf = false;
        while (open) {
            try {
                long head = ask();
                if (deaf) {
                    log.info("Axon Server is back");
                    deaf = false;
                }
                try (EventStream news = events.after(head)) {
                    hear(news);
                }
            } catch (RuntimeException | Error e) {
                if (open && !deaf) {
                    log.warn("{}", e.getMessage());
                    deaf = true;
                }
            } catch (InterruptedException e) {
                open = false;
            }
            pause();
        }
    }

    /** Returns when the stream has ended. */
    private void hear(EventStream news) throws InterruptedException {
        while (open && !news.isClosed()) {
            EventWithToken event = news.nextIfAvailable(SILENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (event == null) {
                ask();
            } else {
                heardAt = System.nanoTime();
                signal.advance(event.getToken());
            }
        }
    }

    private long ask() {
        long head = events.head();
        heardAt = System.nanoTime();
        signal.advance(head);
        return head;
    }

    /** Whether Axon Server has answered within the last seconds. Does not ask it, so it never blocks. */
    boolean hears() {
        return open && System.nanoTime() - heardAt < SILENT.toNanos();
    }

    private void pause() {
        try {
            Thread.sleep(open ? BEFORE_RECONNECTING : Duration.ZERO);
        } catch (InterruptedException e) {
            open = false;
        }
    }

    @Override
    public synchronized void close() {
        open = false;
        Thread hearing = thread;
        try {
            if (hearing != null) {
                hearing.interrupt();
                hearing.join(SILENCE.toMillis() * 5);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
