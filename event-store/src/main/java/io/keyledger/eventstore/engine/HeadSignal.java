package io.keyledger.eventstore.engine;

import io.keyledger.eventstore.Head;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The head of the store as this process knows it, and whoever wants to be woken when it moves. */
public final class HeadSignal implements Head {

    private static final Logger log = LoggerFactory.getLogger(HeadSignal.class);

    private final LongSupplier store;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile long known = -1;

    /** @param store asks the store for its head, or throws {@link io.keyledger.eventstore.StoreUnavailable} */
    public HeadSignal(LongSupplier store) {
        this.store = store;
    }

    @Override
    public long stored() {
        return store.getAsLong();
    }

    @Override
    public long known() {
        return known;
    }

    @Override
    public boolean await(long position, Duration timeout) throws InterruptedException {
        if (known >= position) {
            return true;
        }
        long left = timeout.toNanos();
        lock.lockInterruptibly();
        try {
            while (known < position) {
                if (left <= 0) {
                    return false;
                }
                left = moved.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Tells everybody who waits; a head behind the known one is old news. */
    public void advance(long head) {
        lock.lock();
        try {
            if (head <= known) {
                return;
            }
            known = head;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
        listeners.forEach(HeadSignal::wake);
    }

    private static void wake(Runnable listener) {
        try {
            listener.run();
        } catch (RuntimeException | Error e) {
            log.error("A reader could not be woken; the others are", e);
        }
    }

    /** The listener runs on whichever thread brings the news, and must not block. */
    public void listen(Runnable listener) {
        listeners.add(listener);
    }

    public void unlisten(Runnable listener) {
        listeners.remove(listener);
    }
}
