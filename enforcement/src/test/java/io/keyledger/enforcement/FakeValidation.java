package io.keyledger.enforcement;

import java.util.concurrent.CopyOnWriteArrayList;

/** A validation that has applied what the test says. */
final class FakeValidation implements AppliedPosition {

    private final LeaseSignal signal = new LeaseSignal();
    private final CopyOnWriteArrayList<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile long applied = -1;

    FakeValidation(long applied) {
        this.applied = applied;
    }

    void apply(long position) {
        applied = position;
        signal.change();
        listeners.forEach(Runnable::run);
    }

    @Override
    public long applied() {
        return applied;
    }

    @Override
    public boolean await(long position, long deadline) throws InterruptedException {
        long seen = signal.changes();
        while (applied < position) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            signal.awaitBeyond(seen, left);
            seen = signal.changes();
        }
        return true;
    }

    @Override
    public void onAdvance(Runnable listener) {
        listeners.add(listener);
    }
}
